"""Handbook -> more facts: who does what, when it is due, how things hang together."""
