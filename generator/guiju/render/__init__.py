"""Facts -> artifacts. Writes nothing."""
