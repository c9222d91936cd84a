"""The handbook as a MkDocs tree, and what is laid over the engine's output."""

from guiju.render.site.tree import render_site, site_views

__all__ = ["render_site", "site_views"]
