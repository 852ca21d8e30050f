"""A process that adds made reports to a store, for tests that kill it: STORE FIRST LAST."""

import sys

from tests.store.made import MadeReader, document

from whence.document.types import Document
from whence.store import Store

TOPICS = (
    ("harbour", "cranes", "pilots", "a tanker leaked oil beside the breakwater"),
    ("parliament", "deputies", "clerks", "the budget failed by eleven votes at midnight"),
    ("orchard", "growers", "pickers", "late frost killed the cherry blossom"),
    ("observatory", "astronomers", "students", "a comet crossed the southern sky"),
    ("stadium", "strikers", "coaches", "the cup final ended without goals"),
    ("mine", "diggers", "engineers", "methane filled the lower gallery"),
    ("hospital", "nurses", "surgeons", "measles spread among the children"),
    ("railway", "drivers", "conductors", "a strike halted every freight train"),
)


def documents(first: int, last: int) -> list[Document]:
    """Reports number ``first`` up to ``last``: eight stories by turns, every third a copy."""
    made = []
    for number in range(first, last):
        story, turn = number % len(TOPICS), number // len(TOPICS)
        place, many, others, what = TOPICS[story]
        told = turn - (turn % 3 == 2)
        text = (
            f"Minister{story} said that {what} near Ostrel{story} on day {told}. At the {place}"
            f" some {told} {many} waited with {others} until the {place} of Ostrel{story} was"
            f" searched. Doctor{story} denied that {what} near Ostrel{story} on day {told}."
        )
        made.append(
            document(
                f"{number}.txt",
                text,
                title=f"Ostrel{story} {place}: {what}",
                outlet=f"Outlet {number % 5}",
                day=f"2031-{1 + story:02}-{1 + turn % 28:02}",
            )
        )
    return made


def main() -> None:
    """Add them, telling after each that it is in."""
    place, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with Store(place, reader=MadeReader()) as store:
        print("open", flush=True)  # noqa: T201
        store.add(
            documents(first, last),
            progress=lambda done, failed: print(done, failed, flush=True),  # noqa: T201
        )


if __name__ == "__main__":
    main()
