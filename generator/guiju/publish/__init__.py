"""Artifacts -> a published folder."""
