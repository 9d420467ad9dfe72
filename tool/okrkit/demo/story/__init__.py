"""Northwind Roasters in 2026, from the day its plan moved into git to 20 November.

The chapters tell what happened, and say beside each part what it is there to show; `files/` holds
the texts as they were first written. Where to look for what:

spring    the annual plan, the quarterly team plans under it, a rewrite after review, a co-author,
          the metric registry with what is trusted and what is not
summer    folders that move, a confirmed dependency, a miss in the making, an objective given up
autumn    a merged request, two parents, an objective carried over, honest reviews, an orphan,
          a person with too much, a dependency nobody confirms, an id that is renamed
october   the freeze, a sandbagger, a team's last word before it goes silent, a file that cannot be read
november  a declared rebaseline, a dropped key result, a quiet goalpost move, a breached guardrail
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
