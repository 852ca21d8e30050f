"""What the other reports of a story show to be misread in one."""

from dataclasses import replace

from tests.coverage.story.paper import Say, Who, report

from whence.coverage.story.mended import mend

FELL = "Twelve miners died when the old gallery fell"
PERSON = Who("Vela Today", "person")


def test_a_source_that_is_called_as_an_outlet_is_that_outlet() -> None:
    one = report("d1", [Say(FELL, (PERSON,))])
    wrong = replace(one.reading.entities[0], name="Vela")
    told = replace(one, reading=replace(one.reading, entities=(wrong,)))
    [found] = mend([told], ["Vela Today"])
    [said] = found.reading.attributions
    [medium] = [e for e in found.reading.entities if e.id == said.chain[-1]]
    assert (medium.name, medium.type) == ("Vela Today", "media")
    assert mend([told], ["Harbour Post"]) == [told]


def test_nobody_has_the_name_of_a_place_beside_which_they_stand() -> None:
    place = report("d1", [Say(FELL, (Who("Drast", "place"),))])
    one = report("d2", [Say(FELL, (Who("Drast"),)), Say(FELL, (Who("the minister"),))])
    drast, minister = one.reading.entities
    both = replace(drast, mentions=(*drast.mentions, *minister.mentions))
    told = replace(one, reading=replace(one.reading, entities=(both, minister)))
    [found] = [r for r in mend([place, told], []) if r.reading.document.id == "d2"]
    mended = found.reading.entities[0]
    assert (mended.name, mended.named) == ("the minister", False)
    surname = report("d3", [Say(FELL, (Who("Ana Drast"),))])
    assert mend([place, told, surname], [])[1] == told
