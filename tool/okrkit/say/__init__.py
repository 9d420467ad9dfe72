"""Numbers, dates and changes in words, escaped for where they are read."""
