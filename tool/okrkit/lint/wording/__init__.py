"""Reads sentences: what a key result or an objective says, judged by its words. English only; others are left alone."""
