"""`python -m okrkit` is `okr`."""

from okrkit.cli.app import main

main()
