"""whence reads news reports: what is claimed, who said it first, through whom it reached us."""
