"""The model: frozen dataclasses, and how they are made from valid files."""
