"""One page of every kind, and every table: where what holds for all pages is looked at."""

from __future__ import annotations

from guiju.render.overview import TABLE_TITLES, table_url

KINDS = (
    "index.html",
    "books/dispatch/index.html",
    "books/dispatch-forms/index.html",
    "roles/customer-service.html",
    "roles/contract-mortgage-officer.html",
    "units/finance.html",
    "units/eng-equipment-company.html",
    "procedures/shipping.html",
    "policies/site-environment.html",
    "checklists/site-environment-daily.html",
    "penalties/dispatch-penalties.html",
    "rewards/admin-rewards.html",
    "forms/delivery-note.html",
    "forms/order-call-book.html",
    "glossaries/dispatch-terms.html",
    "glossaries/search-synonyms.html",
    "sources/s0.html",
)
TABLES = tuple(table_url(name) for name in TABLE_TITLES)
PAGES = KINDS + TABLES
