"""The tree of a claim explains its count."""

from dataclasses import replace

from tests.stories import a_story, collapse, said

from whence.coverage.trees import claim_tree


def test_each_counted_origin_is_a_root_and_a_party_has_one() -> None:
    tree = claim_tree(collapse(), a_story())
    assert [voice.name for voice in tree.origins] == ["Transport Ministry", "Mira Sund"]
    ministry = tree.origins[0]
    assert ministry.speakers == ("Ola Venn",)
    assert [one.document for one in ministry.said] == ["d1"]
    assert tree.others == ()


def test_relays_stand_between_an_origin_and_its_reports() -> None:
    ministry = claim_tree(collapse(), a_story()).origins[0]
    [relay] = ministry.relays
    assert relay.name == "Tidnet"
    assert [one.document for one in relay.said] == ["d2"]


def test_a_denial_is_no_branch() -> None:
    tree = claim_tree(collapse(), a_story())
    words = [one.text for voice in tree.origins for one in voice.said]
    assert "nothing has fallen" not in words


def test_a_voice_that_is_not_counted_stands_apart() -> None:
    story = a_story()
    claim = replace(collapse(), origins=story.claims[0].origins[:1])
    assert [voice.name for voice in claim_tree(claim, story).others] == ["Mira Sund"]


def test_a_copy_in_its_own_voice_stands_below_the_outlet_that_it_copied() -> None:
    story = a_story()
    plain = tuple(said(document, "", "it fell", ()) for document in ("d1", "d2"))
    origin = replace(collapse().origins[0], entity=None, outlet="Tidnet", name="Tidnet")
    claim = replace(collapse(), assertions=plain, origins=(origin,))
    [voice] = claim_tree(claim, story).origins
    assert [one.document for one in voice.said] == ["d1", "d2"]
