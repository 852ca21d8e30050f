import csv
import gzip
import json
from pathlib import Path

import pytest
from training.readers.events import (
    read_classes,
    read_headlines,
    read_marked,
    read_stories,
    today_names,
)
from training.readers.factuality import with_facts
from training.readers.universal import read_conllu
from training.samples import cut

CONLLU = """# newdoc id = x
# newpar
# sent_id = x-0001
# text = Anna Berg's aide left.
1\tAnna\tAnna\tPROPN\tNNP\t_\t4\tnmod:poss\t_\t_
2-3\tBerg's\t_\t_\t_\t_\t_\t_\t_\t_
2\tBerg\tBerg\tPROPN\tNNP\t_\t1\tflat\t_\t_
3\t's\t's\tPART\tPOS\t_\t1\tcase\t_\t_
4\taide\taide\tNOUN\tNN\t_\t5\tnsubj\t_\t_
5\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

"""

COLUMNS = ("disclaimer", "text", "title", "source", "prompt", "label", "mode")


def _stories(path: Path) -> Path:
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, COLUMNS)
        rows.writeheader()
        for number in range(40):
            title = "{country_1} Razes " + str(number)
            rows.writerow({
                "text": "Ostland razed a fort. It was old. Officials then sai", "title": title,
                "prompt": f"Ostland Razes {number}\n\n(AFP) --", "label": "COERCE", "mode": "SIEZE",
            })  # fmt: skip
    return path


def test_a_story_is_read_without_the_sentence_that_breaks_off(tmp_path: Path) -> None:
    path = _stories(tmp_path / "s.csv.gz")
    story = next(iter(read_stories(path, held=None)))
    assert story.words.forms[-3:] == ["was", "old", "."]
    assert story.events is not None
    assert (story.events.types, story.events.modes) == (("COERCE",), ("seize",))
    assert not story.events.complete


def test_headline_patterns_are_divided(tmp_path: Path) -> None:
    path = _stories(tmp_path / "s.csv.gz")
    parts = [list(read_stories(path, held=held)) for held in (True, False)]
    titles = [{story.notes["title"] for story in part} for part in parts]
    assert all(titles)
    assert not titles[0] & titles[1]
    assert len(parts[0]) + len(parts[1]) == 40
    headline = next(iter(read_headlines(path, held=None)))
    assert headline.words.text == "Ostland Razes 0"


def test_a_class_is_a_choice_of_types(tmp_path: Path) -> None:
    path = tmp_path / "c.tsv"
    path.write_text("Ostland shelled it.\t4\nOstland spoke.\t0\n", encoding="utf-8")
    (one,) = read_classes(path)
    assert one.events is not None
    assert "ASSAULT" in one.events.types
    assert "AID" not in one.events.types


@pytest.mark.parametrize(
    ("old", "new"),
    [(("FIGHT", "heavy-weapons"), ("ASSAULT", "heavy-weapons")),
     (("DEMAND", None), ("REQUEST", None)), (("INVESTIGATE", ""), ("ACCUSE", "investigate")),
     (("COERCE", "BAN"), ("COERCE", "restrict")), (("RETREAT", "RETURN"), ("RETREAT", None))],
)  # fmt: skip
def test_older_names_are_read_as_todays(
    old: tuple[str, str | None], new: tuple[str, str | None]
) -> None:
    assert today_names(*old) == new


def test_marked_triggers(tmp_path: Path) -> None:
    path = tmp_path / "m.txt"
    path.write_text(
        "# a note\n\n"
        "Ostland [opened fire|ASSAULT/firearms/military,territory], then [left|RETREAT].\n"
        "Nobody spoke.\n",
        encoding="utf-8",
    )
    first, second = read_marked(path)
    assert first.words.text == "Ostland opened fire, then left."
    assert first.events is not None
    one, two = first.events.triggers
    assert (one.first, one.last, one.type, one.mode) == (1, 2, "ASSAULT", "firearms")
    assert one.contexts == ("military", "territory")
    assert (two.first, two.last, two.mode, two.contexts) == (5, 5, None, ())
    assert second.events is not None
    assert second.events.complete
    assert second.events.triggers == ()


def test_a_mark_that_is_no_plover_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "m.txt"
    path.write_text("They [left|RETREAT/phone].\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 1"):
        list(read_marked(path))


def test_facts_find_their_words_by_document_and_sentence(tmp_path: Path) -> None:
    bank = tmp_path / "x.conllu.gz"
    bank.write_bytes(gzip.compress(CONLLU.encode()))
    fact = {
        "sent_id": "x-0001", "tokens": ["Anna", "Berg", "'s", "aide", "left", "."],
        "index": 4, "value": 1.1, "confidence": 0.5,
    }  # fmt: skip
    rows = [fact, {**fact, "tokens": ["Anna", "left"], "index": 1}, {**fact, "sent_id": "y-0001"}]
    path = tmp_path / "facts.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    (example,) = with_facts(read_conllu(bank, "ewt"), path)
    (found,) = cut(example, 0, len(example.words)).facts or ()
    assert example.words.form(found.index) == "left"
    assert (found.value, found.weight) == (1.1, 0.5)
