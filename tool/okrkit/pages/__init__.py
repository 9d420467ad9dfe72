"""Answers as pages of a website."""
