"""The words in which a statement is read: whole clauses, in the report's own words."""

from whence.coverage.story.shown import shown

Place = tuple[int, int]


def places(text: str, *words: str) -> list[Place]:
    return [(text.index(word), text.index(word) + len(word)) for word in words]


def test_a_clause_within_and_one_that_hangs_on_it_are_shown_with_it() -> None:
    text = "Those who speak of fire should explain why he ran, Ms Orr said."
    own = places(text, "Those", "should explain")
    content, teller = places(
        text, "Those who speak of fire should explain why he ran", "Ms Orr said"
    )
    found = shown(text, own, [content], [teller])
    assert found == "Those who speak of fire should explain why he ran"


def test_who_says_it_is_never_part_of_what_is_shown() -> None:
    text = "“The others,” he said, “have an appointment with a judge.”"
    own = places(text, "“The others,”", "“have an appointment with a judge.”")
    assert shown(text, own, own, places(text, "he said")) == (
        "“The others have an appointment with a judge.”"
    )


def test_words_joined_by_and_within_a_clause_are_not_cut() -> None:
    text = "They will go home when the nurses and the guards have finished and the bus is here."
    own = places(text, "They will go home")
    beside = places(text, "when the nurses and the guards have finished", "the bus is here")
    found = shown(text, own, [(0, len(text))], [], [[one] for one in beside])
    assert found == "They will go home when the nurses and the guards have finished"


def test_a_quotation_that_is_opened_is_closed() -> None:
    text = "Vela “will protest, but it will not shoot back”, he said."
    own = places(text, "Vela “will protest")
    content, teller = places(text, "Vela “will protest, but it will not shoot back”", "he said")
    assert shown(text, own, [content], [teller]) == text[: content[1]]


def test_nothing_is_added_beyond_what_the_same_mouth_says() -> None:
    text = "The mine is safe where he stood, the owner said."
    content = places(text, "The mine is safe")[0]
    assert shown(text, [content], [content], places(text, "the owner said")) == "The mine is safe"


def test_what_the_clause_around_goes_on_with_is_none_of_it() -> None:
    text = "Some things I was asked to do are beyond me."
    around = places(text, "Some things", "are beyond me")
    own = places(text, "I was asked to do")
    assert shown(text, own, [(0, len(text))], [], [around, own]) == "I was asked to do"
