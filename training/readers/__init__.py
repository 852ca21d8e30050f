"""One reader for each data set, in the formats that ../shared/data/README.md describes."""
