"""A scraped text to its story, and what was removed from it and why."""
