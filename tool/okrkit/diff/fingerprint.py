"""A name for a change that stays the same wherever it lands."""

import json
from hashlib import sha256

from okrkit.diff.change import Change


def fingerprint(change: Change) -> str:
    """Twelve hexadecimal digits, made from the kind, the reference, both values and what tells it from others of its kind.

    Neither commits, paths, lines nor titles are in it: it survives a rebase, a moved file and a new name,
    and an approval of the change can be found again.
    """
    facts = (change.kind.slug, str(change.reference), _plain(change.before), _plain(change.after), change.unit, change.detail)
    return sha256(json.dumps(facts, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _plain(value: object) -> object:
    """1 and 1.0 are the same number."""
    return float(value) if isinstance(value, int) else value
