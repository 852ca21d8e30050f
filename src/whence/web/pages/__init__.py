"""The pages, one module each."""

from fastapi import APIRouter

from whence.web.pages import about, beside, claim, compare, pair, report, source, stories, story

router = APIRouter(include_in_schema=False)
for _page in (stories, story, claim, report, beside, source, pair, compare, about):
    router.include_router(_page.router)
