import numpy as np
from training.augment import drop_articles, drop_quotes, make_dirty
from training.examples import Attribution, Example
from training.relays import join, relay
from training.samples import Sample, cut, ranges, without

from whence.reading.model.words import split_words

TEXT = 'The mayor said the bridge is shut for a week. "The crews left early," she added.'


def _sample() -> Sample:
    words = split_words(TEXT, [(0, 45), (46, len(TEXT))])
    forms = words.forms
    end = forms.index(".")
    attributions = (
        Attribution(2, (0, 1), (2,), tuple(range(3, end))),
        Attribution(forms.index("added"), (forms.index("she"),), (forms.index("added"),),
                    tuple(range(end + 2, end + 6))),
    )  # fmt: skip
    return cut(Example("x", "x", words, attributions=attributions), 0, len(words))


def _said(sample: Sample) -> list[list[str]]:
    return [
        [" ".join(sample.forms[i] for i in role) for role in (a.source, a.cue, a.content)]
        for a in sample.attributions or ()
    ]


def test_words_that_go_take_their_labels_with_them() -> None:
    changed = without(_sample(), [0, 3])
    assert _said(changed)[0] == ["mayor", "said", "bridge is shut for a week"]
    assert changed.forms[(changed.attributions or ())[0].anchor] == "said"


def test_dirty_samples_keep_their_attributions_straight() -> None:
    random = np.random.default_rng(1)
    for change in (drop_articles, drop_quotes, make_dirty({})):
        for _ in range(20):
            changed = change(_sample(), random)
            cues = [cue for _, cue, _ in _said(changed)]
            assert len(cues) == 2
            assert all(len(row) == len(changed) for row in (changed.casings, changed.quotes))


def test_relays_name_a_third_party() -> None:
    random = np.random.default_rng(2)
    made = [one for _ in range(30) for one in relay(_sample(), random)]
    told = {cue for one in made for _, cue, _ in _said(one)}
    assert any("quoted" in cue for cue in told)
    assert any("ccording to" in cue for cue in told)
    for one in made:
        for attribution in one.attributions or ():
            assert attribution.content
            assert max(attribution.content) < len(one)
    both = join(made[:2])
    assert len(both) == len(made[0]) + len(made[1])
    assert _said(both) == _said(made[0]) + _said(made[1])


def test_windows_that_overlap_cover_everything() -> None:
    text = " ".join(f"Sentence number {n} is here." for n in range(30))
    cuts = [i for i, c in enumerate(text) if c == "."]
    spans = list(zip([0, *[c + 2 for c in cuts[:-1]]], [c + 1 for c in cuts], strict=True))
    example = Example("x", "x", split_words(text, spans))
    sizes = [1] * len(example.words)
    found = ranges(example, sizes, limit=30, start=3, overlap=7)
    covered = {i for first, last in found for i in range(first, last)}
    assert covered == set(range(len(example.words)))
    assert all(last - first <= 30 for first, last in found)
