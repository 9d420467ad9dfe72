"""Answers as pages of a website: a pure function from a plan, its history and a day to finished pages."""
