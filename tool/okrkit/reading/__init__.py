"""Text becomes a plan."""
