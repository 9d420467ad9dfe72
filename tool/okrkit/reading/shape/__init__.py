"""What a schema asks of data, quickly, and what is wrong in the words of the file: what `reading/schema.py` is made of."""
