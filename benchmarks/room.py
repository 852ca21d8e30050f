"""How long the pages of the reading room take over a store of many reports.

    python benchmarks/room.py [--reports 10000] [--store PATH] [--json]

The reports are those of scale.py: made by program, reading included, so that the network takes no
part (a search is asked with a made vector). Each kind of page is asked for at twenty places of the
store, without a web server between: what is timed is the application, from the request to the last
byte. With ``--store``, a store that is there is asked as it is, and one that is not is made there
and kept. For each kind: the median and the slowest, in ms, the processor time of one, which other
work on the machine does not change, and the median size in kB. The last line is the slowest median;
it must stay below 100 ms.
"""

import argparse
import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
from fastapi import FastAPI

from made_reports import Newsroom
from scale import BLOCK, Prepared
from whence.store import Store
from whence.web.app import create_app

BOUND_MS = 100.0
PLACES = 20


def fill(store: Store, reader: Prepared, reports: int) -> None:
    """Add so many made reports."""
    newsroom = Newsroom(seed=7)
    for _ in range(0, reports, BLOCK):
        block = newsroom.next(BLOCK)
        reader.reports = {one.id: report for one, report in block}
        store.add(report.reading.document for _, report in block)


def addresses(store: Store) -> Iterator[tuple[str, list[str]]]:
    """Each kind of page, and the pages of that kind to be asked for."""
    heads = store.stories(limit=None)
    some = [store.story(one.id) for one in heads[:: max(1, len(heads) // PLACES)][:PLACES]]
    reports = [one.reports[-1] for one in some]
    copies = [
        f"/reports/{one.document}/beside/{one.derived.from_}"
        for story in some
        for one in story.reports
        if one.derived.from_
    ]
    sources = [
        f"/sources/{claim.origins[0].entity}"
        for story in some
        for claim in story.claims[:1]
        if claim.origins and claim.origins[0].entity
    ]
    pairs = [
        f"/pairs/{story.story.countries[0]}/{story.story.countries[1]}"
        for story in some
        if len(story.story.countries) > 1
    ]
    words = [quote(story.claims[0].statement[:200]) for story in some if story.claims]
    yield "list of stories", [f"/?start={30 * at}" for at in range(PLACES)]
    yield "list, narrowed", [f"/?a={one.rpartition('/')[2]}&disputed=1" for one in pairs]
    yield "search", [f"/?q={one}" for one in words]
    yield "story", [f"/stories/{story.story.id}" for story in some]
    yield "report", [f"/reports/{one.document}" for one in reports]
    yield "side by side", copies[:PLACES]
    yield "source", sources
    yield "pair of countries", pairs
    yield "trace a claim", [f"/compare?text={one}" for one in words]
    yield "API: story", [f"/api/v1/stories/{story.story.id}" for story in some]


async def ask(app: FastAPI, pages: list[str]) -> tuple[list[float], float, list[int]]:
    """Times in ms, processor time of one in ms, sizes in bytes; the first is asked twice."""
    times: list[float] = []
    worked = 0.0
    sizes: list[int] = []
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        for page in [pages[0], *pages]:
            start, before = time.perf_counter(), time.process_time()
            answer = await client.get(page, headers={"Accept-Encoding": "identity"})
            times.append(1000 * (time.perf_counter() - start))
            worked += time.process_time() - before if len(times) > 1 else 0.0
            sizes.append(len(answer.content))
            if answer.status_code != 200:
                raise SystemExit(f"{page} answered {answer.status_code}")
    return times[1:], 1000 * worked / len(pages), sizes[1:]


def main() -> None:
    """Make or open the store, ask for the pages, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--store", help="the store to ask; made there if it is not")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="whence-room-") as folder:
        place = options.store or str(Path(folder) / "whence.db")
        there = Path(place).exists()
        reader = Prepared()
        with Store(place, reader=reader) as store:
            if not there:
                fill(store, reader, options.reports)
            slowest = 0.0
            for kind, pages in addresses(store):
                if not pages:
                    continue
                times, worked, sizes = asyncio.run(ask(create_app(store, reader=reader), pages))
                line = {
                    "page": kind,
                    "pages": len(pages),
                    "median_ms": round(statistics.median(times), 1),
                    "slowest_ms": round(max(times), 1),
                    "cpu_ms": round(worked, 1),
                    "kb": round(statistics.median(sizes) / 1000, 1),
                }
                slowest = max(slowest, statistics.median(times))
                told = "  ".join(f"{name} {value}" for name, value in line.items())
                print(json.dumps(line) if options.json else told, flush=True)
    print(json.dumps({"slowest_median_ms": round(slowest, 1), "bound_ms": BOUND_MS}))


if __name__ == "__main__":
    main()
