"""Paper: the artifacts that become PDFs."""
