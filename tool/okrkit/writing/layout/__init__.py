"""The canonical layout of a file: one style, and no comment lost."""
