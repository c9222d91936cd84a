"""Proofreading (校样): every PDF that was printed is opened again and judged. One rule a file; its docstring says why,
what it sees and what it cannot see."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from guiju.diagnostics import Finding, in_order
from guiju.proof import (
    binding_edge,
    claims,
    cut_text,
    dates,
    line_ends,
    lone_headings,
    low_blanks,
    missing_glyph,
    overlapping_text,
    page_numbers,
    pale_ink,
    repeated_heads,
    size,
    small_type,
    split_rows,
    split_signatures,
    tags,
    texts,
)
from guiju.proof.proof import Proof

Rule = Callable[[Proof], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    missing_glyph.check,
    cut_text.check,
    overlapping_text.check,
    split_rows.check,
    repeated_heads.check,
    split_signatures.check,
    lone_headings.check,
    line_ends.check,
    page_numbers.check,
    low_blanks.check,
    small_type.check,
    binding_edge.check,
    pale_ink.check,
    texts.check,
    size.check,
    claims.check,
    tags.check,
    dates.check,
)


def judge(proof: Proof) -> tuple[Finding, ...]:
    """Judge a print by all rules."""
    return in_order(found for rule in RULES for found in rule(proof))
