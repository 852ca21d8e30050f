"""The REST API, version 1: the shapes of the published format, under ``/api/v1``."""

from fastapi import APIRouter

from whence.web.api import asking, reading, stories

router = APIRouter(prefix="/api/v1")
for _part in (stories, asking, reading):
    router.include_router(_part.router)
