"""One story from its reports: claims, their origins, disputes and differences."""

from whence.coverage.story.build import Built, build_story

__all__ = ["Built", "build_story"]
