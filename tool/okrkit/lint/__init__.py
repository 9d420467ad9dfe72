"""Is it a good plan? One rule, one file; what they look at, and how they are run."""
