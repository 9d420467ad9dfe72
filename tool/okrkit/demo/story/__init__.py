"""Northwind Roasters in 2026, from the day its plan moved into git to 20 November.

A chapter is a month. It tells what happened, and says beside each part what it is there to show;
`files/` holds the texts as they were first written. Where to look for what:

march      the annual plan, and quarterly team plans under it
april      a rewrite after review, a co-author, the metric registry with what is trusted and what is not
july       folders that move, a confirmed dependency
august     a miss in the making, an objective given up
october    a merged request, two parents, an objective carried over, honest reviews, an orphan, a person
           with too much, a dependency nobody confirms, an owner who changes, a new id for an old objective
freeze     a sandbagger, a team's last word before it goes silent, a file that cannot be read
november   a declared rebaseline, a dropped key result, a quiet goalpost move, a breached guardrail
"""

from okrkit.demo.step import Commit, Merge
from okrkit.demo.story.april import APRIL
from okrkit.demo.story.august import AUGUST
from okrkit.demo.story.freeze import FREEZE
from okrkit.demo.story.july import JULY
from okrkit.demo.story.june import JUNE
from okrkit.demo.story.march import MARCH
from okrkit.demo.story.may import MAY
from okrkit.demo.story.november import NOVEMBER
from okrkit.demo.story.october import OCTOBER
from okrkit.demo.story.september import SEPTEMBER

STORY: tuple[Commit | Merge, ...] = (
    *MARCH,
    *APRIL,
    *MAY,
    *JUNE,
    *JULY,
    *AUGUST,
    *SEPTEMBER,
    *OCTOBER,
    *FREEZE,
    *NOVEMBER,
)
"""Every commit, the oldest first."""

__all__ = ["STORY"]
