"""When things happened: time expressions in running text, as intervals of days."""

from whence.reading.when.find import find_dates, infer_published

__all__ = ["find_dates", "infer_published"]
