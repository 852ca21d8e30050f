"""The data files beside the code, as rows."""

from collections.abc import Iterator
from importlib.resources import files


def read_lines(name: str) -> list[str]:
    """The lines of one data file."""
    return files(__package__).joinpath("data", name).read_text(encoding="utf-8").splitlines()


def read_rows(name: str) -> Iterator[list[str]]:
    """The rows of one data file, without comments and without the line of column names."""
    rows = (line.split("\t") for line in read_lines(name) if line and not line.startswith("#"))
    next(rows)
    yield from rows


def several(cell: str) -> list[str]:
    """The values of a cell that holds several."""
    return [] if cell == "-" else cell.split(";")
