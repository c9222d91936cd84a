"""Two handbooks -> what changed between them: typed changes, keyed by id. Pure, like the model and what is derived."""
