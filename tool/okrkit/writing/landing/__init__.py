"""What is worked out reaches the disk and the repository: all files or none, one command at a time."""
