"""The architecture of spaCy's small English pipeline with random weights, to measure its speed.

The same components as ``en_core_web_sm``, with as many labels: a HashEmbedCNN of width 96 and depth
4 over four attributes for tagger and parser together, one of its own for the names, the attribute
ruler and the lemmatizer. No model is downloaded: speed does not depend on what the weights are.
spaCy is no part of the package; ``make bench`` installs it (requirements/bench.txt).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any, Final

HOW_TO_GET: Final = "spaCy is not installed: pip install -r requirements/bench.txt"
_SEED: Final = 1
_TAGS: Final = (
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT"
    " POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX _SP ``"
).split()
_RELATIONS: Final = (
    "acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj"
    " csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod"
    " oprd parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp"
).split()
_NAMES: Final = (
    "CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT"
    " QUANTITY TIME WORK_OF_ART"
).split()
_UPOS: Final = {"N": "NOUN", "V": "VERB", "J": "ADJ", "R": "ADV", "I": "ADP", "D": "DET"}


def is_there() -> bool:
    """Whether spaCy is installed."""
    return find_spec("spacy") is not None


def make_reader() -> Callable[[Sequence[str], int], None]:
    """What reads texts with the pipeline on so many processes."""
    pipeline = _pipeline()

    def read(texts: Sequence[str], processes: int) -> None:
        for _ in pipeline.pipe(texts, n_process=processes):
            pass

    return read


def _pipeline() -> Any:
    import spacy
    from spacy.lookups import Lookups
    from spacy.util import fix_random_seed

    fix_random_seed(_SEED)
    encoder = {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": 96,
        "depth": 4,
        "embed_size": 2000,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
    }
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
    pipeline: Any = spacy.blank("en")
    pipeline.add_pipe("tok2vec", config={"model": encoder})
    pipeline.add_pipe("tagger", config={"model": {"tok2vec": shared}})
    pipeline.add_pipe("parser", config={"model": {"tok2vec": shared}, "min_action_freq": 1})
    ruler = pipeline.add_pipe("attribute_ruler")
    pipeline.add_pipe("ner", config={"model": {"tok2vec": encoder}})
    pipeline.initialize(lambda: [_example(pipeline)])
    lemmatizer = pipeline.add_pipe("lemmatizer", config={"mode": "rule"}, before="ner")
    tables = Lookups()
    tables.add_table("lemma_rules", {"noun": [["s", ""]], "verb": [["ed", "e"], ["ing", ""]]})
    tables.add_table("lemma_exc", {})
    tables.add_table("lemma_index", {})
    lemmatizer.initialize(lookups=tables)
    for tag in _TAGS:
        ruler.add([[{"TAG": tag}]], {"POS": _UPOS.get(tag[0], "X")})
    _fill_zeros(pipeline)
    return pipeline


def _example(pipeline: Any) -> Any:
    """A text that has every label once."""
    from spacy.tokens import Doc, Span
    from spacy.training import Example

    count = max(len(_TAGS), len(_RELATIONS) + 1, 2 * len(_NAMES))
    words = [f"word{number}" for number in range(count)]
    gold = Doc(
        pipeline.vocab,
        words=words,
        tags=[_TAGS[number % len(_TAGS)] for number in range(count)],
        heads=[0, *range(count - 1)],
        deps=["ROOT", *(_RELATIONS[number % len(_RELATIONS)] for number in range(count - 1))],
    )
    # Each relation to the left, too.
    left = Doc(
        pipeline.vocab,
        words=words,
        tags=["NN"] * count,
        heads=[*range(1, count), count - 1],
        deps=[*(_RELATIONS[number % len(_RELATIONS)] for number in range(count - 1)), "ROOT"],
    )
    gold.ents = [Span(gold, 2 * n, 2 * n + 2, label) for n, label in enumerate(_NAMES)]
    both = Doc.from_docs([gold, left])
    return Example(Doc(pipeline.vocab, words=[token.text for token in both]), both)


def _fill_zeros(pipeline: Any) -> None:
    """Random weights where spaCy starts from zeros, so that not every word gets one label."""
    import numpy as np

    drawn = np.random.default_rng(_SEED)
    for _, component in pipeline.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model else ():
            for name in ("W", "b"):
                if node.has_param(name) and not node.get_param(name).any():
                    shape = node.get_param(name).shape
                    node.set_param(name, drawn.normal(0, 0.1, shape).astype(np.float32))
