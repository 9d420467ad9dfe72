"""The plan's story, folded from its commits."""
