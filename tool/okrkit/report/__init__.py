"""Answers, said in a terminal or as JSON."""
