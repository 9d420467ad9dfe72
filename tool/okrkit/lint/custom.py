"""Rules that an installed package brings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from types import ModuleType
from typing import TYPE_CHECKING

from okrkit.address import Address
from okrkit.lint.rule import Flag, Rule
from okrkit.reading.tree import WORKSPACE_FILE

if TYPE_CHECKING:
    from okrkit.reading.installed import Offer, Refusal

GROUP = "okrkit.rules"
"""The group of entry points under which packages offer rules."""


@dataclass(frozen=True, slots=True)
class Brought:
    """Rules of packages, and what is wrong with those that the workspace asks for."""

    rules: tuple[Rule, ...] = ()
    faults: tuple[Flag, ...] = ()


def bring(answers: Sequence["Offer | Refusal"], known: Iterable[Rule]) -> Brought:
    """The rules that packages offer, beside those that are ``known``; ``answers`` are in the order of ``lint.plugins``.

    A rule whose name is taken is left out, and so is what is no rule.
    """
    from okrkit.reading.installed import Refusal  # entry points take long to load, and few workspaces name any

    taken = {rule.name: "okrkit" for rule in known}
    rules, faults = list[Rule](), list[Flag]()
    for at, answer in enumerate(answers):
        where = Address(WORKSPACE_FILE, ("lint", "plugins", at))
        if isinstance(answer, Refusal):
            faults.append(Flag(where, answer.message, answer.help))
            continue
        offered = _rules_in(answer.value)
        if not offered:
            message = f"`{answer.name}` of {answer.package} has no rules"
            faults.append(Flag(where, message, "it has to name a module with rules made by `okrkit.rule`, or a tuple of them"))
        for rule in offered:
            if rule.name in taken:
                message = f"`{answer.name}` has a rule {rule.name}, and {taken[rule.name]} has one as well"
                faults.append(Flag(where, message, f"rename the one of {answer.package}; until then it does not run"))
                continue
            taken[rule.name] = answer.package
            rules.append(replace(rule, family="custom"))
    return Brought(tuple(rules), tuple(faults))


def _rules_in(value: object) -> tuple[Rule, ...]:
    """A rule, the rules of a tuple or list, of a module's ``RULES``, or all that a module has and okrkit has not."""
    if isinstance(value, ModuleType):
        own = [one for one in vars(value).values() if isinstance(one, Rule) and not one.built_in]
        value = vars(value).get("RULES", own)
    many = value if isinstance(value, tuple | list) else (value,)
    return tuple({one.name: one for one in many if isinstance(one, Rule)}.values())
