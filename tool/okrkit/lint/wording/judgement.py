"""A verdict with its reasons, as the readers of key results and of objectives give it."""

from okrkit.lint.wording.reading import ReadsAs, Reason

Judged = tuple[ReadsAs, tuple[Reason, ...]]


def judged(reads_as: ReadsAs, words: str, why: str, *more: Reason) -> Judged:
    """A verdict for one reason, or for more."""
    return reads_as, (Reason(words, why), *more)
