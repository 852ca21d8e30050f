"""Run every benchmark whose figure stands in the README, one after the other.

    python benchmarks/all.py [--shared ../shared]

The shared data is not part of the project; a benchmark that needs it is left out, with a line
that says so, where the folder is absent. Exit code 1 when a benchmark fails.
"""

import argparse
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"


@dataclass(frozen=True, slots=True)
class Run:
    """One benchmark: its script, its arguments, and the shared file that it needs, if any.

    ``SHARED`` in an argument stands for the shared folder.
    """

    script: str
    arguments: tuple[str, ...] = ()
    shared: str | None = None


RUNS = (
    Run("cleaning.py", (str(HERE / "data/cleaning/dev"),)),
    Run("cleaning.py", (str(HERE / "data/cleaning/unseen"),)),
    Run("cleaning.py", (str(HERE / "data/cleaning/unseen-5"),)),
    Run("cleaning.py", (str(HERE / "data/cleaning/fresh-held"),)),
    Run("cleaning.py", (str(HERE / "data/cleaning/examples"), "--inputs", str(EXAMPLES))),
    Run("sentences.py", ("--genres", "news,interview"), "data/gum/dev.conllu.gz"),
    Run("sentences.py", (), "data/gum/dev.conllu.gz"),
    Run("sentences.py", (), "data/ewt/dev.conllu.gz"),
    Run("quotations.py", (), "data/polnear/dev.jsonl"),
    Run("attribution.py", (), "data/polnear/dev.jsonl"),
    Run("attribution.py", ("--dirty",), "data/polnear/dev.jsonl"),
    Run("syntax.py", (), "data/gum/dev.conllu.gz"),
    Run("mentions.py", (), "data/gum/dev.conllu.gz"),
    Run(
        "coreference.py",
        (
            *("--polnear", "SHARED/data/polnear/dev.jsonl"),
            *("--silver", "SHARED/data/polnear/silver.jsonl.gz"),
        ),
        "data/gum/dev.conllu.gz",
    ),
    Run("coreference.py", (), "data/gum/train.conllu.gz"),
    Run("event_types.py", (), "data/events/plover_gsr_dev.json"),
    Run("events.py", (), "data/events/plover_gsr_dev.json"),
    Run("parties.py", ("--held",), "data/events/cameo_ner_train.txt"),
    Run("event_types.py", (), "data/events/ngec_synthetic.csv.gz"),
    Run("certainty.py", (), "data/factuality/dev.jsonl.gz"),
    Run("similarity.py", (), "data/ecbplus"),
    Run("claims.py"),
    Run("claims.py", (), "data/ecbplus"),
    Run("chains.py"),
    Run("reuse.py", (), "data"),
    Run("when.py"),
    Run("who.py"),
    Run("speed.py"),
    Run("scale.py"),
    Run("room.py"),
)


def main() -> None:
    """Run them, showing what each prints."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    shared = parser.parse_args().shared
    failed = 0
    for run in RUNS:
        data = None if run.shared is None else shared / run.shared
        print(f"\n== {run.script} {' '.join(run.arguments)} {data or ''}".rstrip(), flush=True)
        if data is not None and not data.exists():
            print(f"left out: {data} is not on this machine")
            continue
        command = [sys.executable, str(HERE / run.script), *([str(data)] if data else [])]
        given = [argument.replace("SHARED", str(shared)) for argument in run.arguments]
        failed += subprocess.run([*command, *given], check=False).returncode != 0
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
