"""Charts as SVG that the server draws; each says in words what it shows."""
