"""Who types: the person of the plan whose address git knows."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrkit.plan import Plan


def whoami(plan: "Plan", folder: Path) -> str | None:
    """The id of the person with the address of `git config user.email`; None where there is none, or several have it."""
    from okrkit.writing.landing.committing import user_email

    address = user_email(folder).casefold()
    found = [id for id, person in plan.people.items() if person.email and person.email.casefold() == address]
    return found[0] if len(found) == 1 else None
