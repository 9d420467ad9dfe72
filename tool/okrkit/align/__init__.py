"""How the plan hangs together."""
