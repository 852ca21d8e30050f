"""The `whence` command, one file a subcommand."""
