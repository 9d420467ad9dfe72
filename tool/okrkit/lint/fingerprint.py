"""What makes a finding the same finding after the text around it has moved."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import sha256

from okrkit.address import Address
from okrkit.finding import Finding
from okrkit.lint.place import Places


def fingerprints(
    findings: Iterable[Finding], places: Places, value_at: Callable[[Address], object]
) -> tuple[tuple[Finding, str], ...]:
    """Each finding with 12 hexadecimal digits that say which it is.

    They are made of the rule, of the objective or key result by its reference (else the file), of the
    field, and of the text that stands there; never of a line, a path or a day. So a finding stays what
    it is when its block moves, and is another when somebody writes another text. ``value_at`` is what
    stands at an address. Of several alike each has its own.
    """
    seen: Counter[str] = Counter()
    told = []
    for finding in findings:
        place = places.of(finding.address)
        value = value_at(finding.address)
        written = value if isinstance(value, str | int | float) else None
        anchor = str(place.reference) if place.reference else place.path
        subject = json.dumps([finding.rule, anchor, [str(step) for step in place.inside], written])
        seen[subject] += 1
        told.append((finding, sha256(f"{subject}{seen[subject]}".encode()).hexdigest()[:12]))
    return tuple(told)
