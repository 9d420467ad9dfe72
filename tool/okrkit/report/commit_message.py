"""The message of a commit that a command makes: what changed, and trailers that programs and hosts read."""

from okrkit.report.edit import Subject
from okrkit.say.escape_files import commit_address, commit_line
from okrkit.say.summary import tell
from okrkit.writing.changing import Edited

_LONGEST = 72
"""What git and its hosts show of a subject without cutting it."""


def commit_message(edited: Edited, subject: Subject, written: str | None = None) -> str:
    """A subject, what changed in words where the subject does not say all of it, and the trailers.

    ``written`` is a message that somebody typed; it stands before the trailers as it is. `OKR:` names what changed,
    `Co-authored-by:` the people who took part.
    """
    plan = edited.after
    people = [plan.people[one] for one in dict.fromkeys(subject.people) if one in plan.people]
    trailers = [
        *(f"OKR: {commit_line(str(reference))}" for reference in subject.references),
        *(
            f"Co-authored-by: {commit_line(one.name)} <{address}>"
            for one in people
            if (address := commit_address(one.email or ""))
        ),
    ]
    if written is not None:
        head = [written.strip()]
    else:
        said = [subject.summary] if subject.summary else [one.text for one in tell(edited.changes, plan, subject.reference)]
        told = [commit_line(one) for one in said]
        first = commit_line(subject.done)
        if len(told) == 1 and len(f"{first}: {told[0]}") <= _LONGEST:
            first, told = f"{first}: {told[0]}", []
        head = [first, *(["", *told] if told else [])]
    return "\n".join((*head, *(["", *trailers] if trailers else []), ""))
