"""Edits of one text: only the characters that must change, in the manner of what stands beside them, and a proof of it."""
