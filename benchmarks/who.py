"""How many phrases `code_phrase` codes right, against tables of phrases.

    python benchmarks/who.py [FILE ...] [--json] [--wrong]

A FILE is tab-separated: phrase, context, country, sector, type; '-' is none (in the last column:
not judged), '#' starts a comment. Without one, both of `benchmarks/data/who/` are scored: `dev.tsv`
on which the rules were tuned, and `held.tsv`, written before them and never tuned on. Each file's
last line is its figure: the share of phrases of which both country and sector are right.
`--gsr FILE` scores the actors of PLOVER's gold records (`plover_gsr_dev.json`) instead: as their
coders looked names up and left many sectors out, it is a lower bound.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from whence.reading.who import Who, code_phrase

DATA = Path(__file__).parent / "data" / "who"
Row = tuple[str, str | None, str | None, str | None, str | None]


def read_table(path: Path) -> Iterator[Row]:
    """The rows of a table of phrases."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line]
    for line in [line for line in lines if not line.startswith("#")][1:]:
        phrase, *rest = line.split("\t")
        context, country, sector, kind = (None if cell == "-" else cell for cell in rest)
        yield phrase, context, country, sector, kind


# Codes of the records that are slips or older than ISO's: Italy, Japan, Vietnam; bodies of several
# countries stand where a country does.
_ISO = {"ITL": "ITA", "JAP": "JPN", "VTN": "VNM"}
_SHARED = frozenset(("IGO", "NGO", "IMG", "ISM", "MNC"))


def read_records(path: Path) -> Iterator[Row]:
    """The distinct actors of PLOVER's gold records."""
    seen = set()
    for record in json.loads(path.read_text(encoding="utf-8")):
        for actor in [*(record["source"] or []), *(record.get("target") or [])]:
            code, sector = actor["code"], actor.get("sector") or None
            country = None if code in _SHARED else _ISO.get(code, code)
            if code in ("IGO", "NGO") and sector in (None, "GOV", "REF", "MED"):
                sector = code
            sector = sector[:3] if sector and sector != "***" else None
            row = (actor["actorText"], record["text"], country, sector, None)
            if (row[0], row[2], row[3]) not in seen:
                seen.add((row[0], row[2], row[3]))
                yield row


def score(rows: list[Row]) -> tuple[dict[str, float], list[str]]:
    """The shares of right answers, and a line for each wrong one."""
    right = {"country": 0, "sector": 0, "both": 0}
    wrong = []
    judged = kinds = 0
    for phrase, context, country, sector, kind in rows:
        who = code_phrase(phrase, context=context)
        right["country"] += who.country == country
        right["sector"] += who.sector == sector
        right["both"] += (who.country, who.sector) == (country, sector)
        judged += kind is not None
        kinds += kind is not None and who.type == kind
        if (who.country, who.sector) != (country, sector) or (kind and who.type != kind):
            wrong.append(_difference(phrase, (country, sector, kind), who))
    shares = {name: 100 * count / len(rows) for name, count in right.items()}
    return {**shares, "type": 100 * kinds / judged if judged else 0.0}, wrong


def _difference(phrase: str, expected: tuple[str | None, ...], who: Who) -> str:
    return f"  {phrase}: {who.country} {who.sector} {who.type}, not {expected} | {who.why}"


def main() -> None:
    """Score the files that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--gsr", type=Path, help="PLOVER's gold records")
    parser.add_argument("--json", action="store_true", help="one JSON object a file")
    parser.add_argument("--wrong", action="store_true", help="show what is wrong, not of held.tsv")
    arguments = parser.parse_args()
    files = arguments.files or ([] if arguments.gsr else [DATA / "dev.tsv", DATA / "held.tsv"])
    tables = [(path, list(read_table(path))) for path in files]
    if arguments.gsr:
        tables.append((arguments.gsr, list(read_records(arguments.gsr))))
    for path, rows in tables:
        shares, wrong = score(rows)
        if arguments.json:
            print(json.dumps({"file": path.name, "phrases": len(rows), **shares}))
            continue
        if arguments.wrong and path.stem != "held":
            print("\n".join(wrong))
        print(f"{path.name}: {len(rows)} phrases")
        print(*(f"  {name:8}{share:6.1f}" for name, share in shares.items()), sep="\n")
        print(f"country and sector right: {shares['both']:.1f}")


if __name__ == "__main__":
    main()
