"""What the commands that change a plan mean, as edits of its data: no clock, no files, no git."""
