"""What a report is called, for all faces: by its outlet, else by its file, marked as such."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from whence.coverage.types import StoryReport
from whence.wording import day

_POSTED: Final = "posted:"
"""How paths of what came through the API begin."""
_LONGEST: Final = 60
"""Characters of a file's name or path; a longer one is cut at its head, as its end tells more."""


def file_name(path: str, record: int | None) -> str:
    """*file talks.txt*, *file crawl.jsonl#3*: who published it is not known."""
    kind, name = "file", path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or path
    if path == "-":
        kind, name = "standard", "input"
    elif path.startswith(_POSTED):
        kind, name = "posted text", path.removeprefix(_POSTED)
    name = _shortened(name)
    return f"{kind} {name}" if record is None else f"{kind} {name}#{record}"


def report_name(report: StoryReport) -> str:
    """The outlet that published a report, or its file where that is not known."""
    return report.outlet or file_name(report.path, report.record)


def report_names(reports: Sequence[StoryReport]) -> dict[str, str]:
    """By document: names that tell a story's reports apart.

    Of several reports by one outlet each has its day with it, or its file where days are the same,
    or its path where files are called the same.
    """
    times = Counter(report_name(one) for one in reports)
    dated = Counter((report_name(one), _day(one)) for one in reports)
    files = Counter(file_name(one.path, one.record) for one in reports)
    names = {}
    for one in reports:
        name = report_name(one)
        if times[name] > 1:
            file = file_name(one.path, one.record)
            place = file if files[file] == 1 else _path(one)
            alone = _day(one) and dated[name, _day(one)] == 1
            name = f"{name} ({_day(one) if alone else place})"
        names[one.document] = name
    return names


def _path(report: StoryReport) -> str:
    path = _shortened(report.path)
    return path if report.record is None else f"{path}#{report.record}"


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST else f"…{name[-_LONGEST:]}"


def _day(report: StoryReport) -> str | None:
    published = report.published
    known = published is not None and published.earliest == published.latest
    return day(published.earliest) if published and published.earliest and known else None
