"""Reports are called by their outlet, and by their file only where nobody knows better."""

from dataclasses import replace

from tests.stories import report

from whence.coverage.called import file_name, report_name, report_names


def test_a_report_is_called_by_its_outlet() -> None:
    assert report_name(report("d1", "Tidnet", "2031-05-02")) == "Tidnet"


def test_a_file_is_marked_as_one() -> None:
    assert report_name(report("d1", None, "2031-05-02")) == "file d1.txt"
    assert file_name("crawl\\all.jsonl", 3) == "file all.jsonl#3"


def test_what_is_no_file_is_not_called_one() -> None:
    assert file_name("-", 2) == "standard input#2"
    assert file_name("posted:8c1f", None) == "posted text 8c1f"


def test_a_long_file_name_keeps_its_end() -> None:
    name = file_name(f"in/{'x' * 300}-talks.txt", None)
    assert name.endswith("-talks.txt")
    assert len(name) < 80


def test_reports_of_one_outlet_are_told_apart_by_their_day() -> None:
    reports = [
        report("d1", "Tidnet", "2031-05-02"),
        report("d2", "Tidnet", "2031-05-03"),
        report("d3", "Kystposten", "2031-05-03"),
    ]
    assert report_names(reports) == {
        "d1": "Tidnet (2 May 2031)",
        "d2": "Tidnet (3 May 2031)",
        "d3": "Kystposten",
    }


def test_reports_of_one_outlet_and_day_are_told_apart_by_their_file() -> None:
    reports = [
        report("d1", "Tidnet", "2031-05-02"),
        report("d2", "Tidnet", "2031-05-02"),
        replace(report("d3", "Tidnet", "2031-05-02"), published=None),
    ]
    assert list(report_names(reports).values()) == [
        "Tidnet (file d1.txt)",
        "Tidnet (file d2.txt)",
        "Tidnet (file d3.txt)",
    ]


def test_files_of_one_name_are_told_apart_by_their_folder() -> None:
    reports = [
        replace(report(name, None, "2031-05-02"), path=f"{folder}/talks.txt")
        for name, folder in (("d1", "monday"), ("d2", "tuesday"))
    ]
    assert report_names(reports) == {
        "d1": "file talks.txt (monday/talks.txt)",
        "d2": "file talks.txt (tuesday/talks.txt)",
    }
