"""What changed, put into words: text, Markdown, JSON, a page and a print. One view for all of them."""
