"""Public repositories, as checked out, turned into the files that training and benchmarks read."""
