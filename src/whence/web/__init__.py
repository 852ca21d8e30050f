"""The reading room and the REST API, over a store."""
