"""Findings as the programs read them that build, review and host: one `Note` for every finding, one module for each format."""
