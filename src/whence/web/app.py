"""The application: pages, the REST API, what keeps both safe."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from whence import __version__
from whence.reading.reader import Reader
from whence.store import Store
from whence.web import api, errors, pages
from whence.web.gate import Gate
from whence.web.guard import Bounds, Heads, SecurityHeaders
from whence.web.room import Room
from whence.web.settings import Settings
from whence.web.templating import environment

_STATIC: Final = Path(__file__).parent / "static"
_SMALLEST_PACKED: Final = 1_000


def create_app(
    store: Store, settings: Settings | None = None, reader: Reader | None = None
) -> FastAPI:
    """The reading room and the REST API over a store, which stays the caller's to close."""
    chosen = settings or Settings()
    app = FastAPI(
        title="whence",
        version=__version__,
        description="What is claimed, who said it first, through whom it reached us.",
        # The library's own pages for it load scripts from elsewhere: ours is /about.
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    app.state.room = Room(
        store=store,
        settings=chosen,
        templates=environment(),
        reader=reader or Reader(),
        costly=Gate(chosen.at_once, chosen.waiting),
    )
    app.include_router(pages.router)
    app.include_router(api.router)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    errors.install(app)
    app.add_middleware(Bounds, body_bytes=chosen.body_bytes)
    app.add_middleware(GZipMiddleware, minimum_size=_SMALLEST_PACKED, compresslevel=5)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(Heads)
    return app
