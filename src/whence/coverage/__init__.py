"""Readings to coverage: who copied whom, which stories, which claims, how many origins."""
