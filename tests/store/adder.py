"""A process that adds made reports to a store, for tests that kill it: STORE FIRST LAST."""

import sys

from tests.store.made import MadeReader, document

from whence.document.types import Document
from whence.store import Store

PLACES = ("harbour", "bridge", "market", "tunnel", "airfield", "dam", "station", "mine")


def documents(first: int, last: int) -> list[Document]:
    """Reports number ``first`` up to ``last``: eight stories by turns, every third a copy."""
    made = []
    for number in range(first, last):
        story, turn = number % len(PLACES), number // len(PLACES)
        place, told = PLACES[story], turn - (turn % 3 == 2)
        text = (
            f"Minister{story} said that the {place} of Ostrel{story} was closed after alarm {told}."
            f" Guards searched the {place} for {told} hours, while workers of shift {told} waited"
            f" outside and watched helicopter {told} circle. Doctor{story} denied that the"
            f" {place} of Ostrel{story} was closed after alarm {told}."
        )
        made.append(
            document(
                f"{number}.txt",
                text,
                title=f"Alarm at the {place} of Ostrel{story}",
                outlet=f"Outlet {number % 5}",
                day=f"2031-03-{1 + turn % 28:02}",
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
