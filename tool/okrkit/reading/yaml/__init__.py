"""From bytes to a parser's events and back to words: what `reading/events.py` is made of."""
