"""Guiju 规矩: an operations manual as code."""

__version__ = "0.1.0"
