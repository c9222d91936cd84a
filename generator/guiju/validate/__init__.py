"""The shape of the source: Cerberus schemas, a fast path beside them, and JSON Schema for editors."""
