"""Bytes to documents: formats, encodings, cleaning, language, outlet, publication date."""
