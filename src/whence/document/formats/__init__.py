"""One module a file format: a source in, pages out."""
