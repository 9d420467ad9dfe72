"""What needs someone on a day, and the days that a plan is kept by."""
