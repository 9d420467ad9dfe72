"""Northwind Roasters in 2026, from the day its plan moved into git to 20 November.

The chapters tell what happened; `files/` holds the texts as they were first written. What each
part of the story is there to show is said beside it.
"""

from okrkit.demo.step import Commit, Merge
from okrkit.demo.story.autumn import AUTUMN
from okrkit.demo.story.november import NOVEMBER
from okrkit.demo.story.october import OCTOBER
from okrkit.demo.story.spring import SPRING
from okrkit.demo.story.summer import SUMMER

STORY: tuple[Commit | Merge, ...] = (*SPRING, *SUMMER, *AUTUMN, *OCTOBER, *NOVEMBER)
"""Every commit, the oldest first."""

__all__ = ["STORY"]
