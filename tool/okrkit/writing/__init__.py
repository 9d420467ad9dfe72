"""Changes to files of a plan: only the characters that must change, proved before they are written."""
