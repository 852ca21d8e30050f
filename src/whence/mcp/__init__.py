"""The Model Context Protocol face: whence's answers for AI agents, small and with evidence."""
