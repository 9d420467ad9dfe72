"""A bar with a mark: how far something has come, and where it should be by now."""

from functools import lru_cache

from markupsafe import Markup

from okrkit.pages.charts.svg import element, percent

_HEIGHT = 14


@lru_cache(maxsize=4096)
def draw_bar(share: float | None, expected: float | None, description: str) -> Markup:
    """A bar filled to ``share`` (clamped to 0..1, empty and hatched where unknown) with a mark at ``expected``.

    ``description`` says the same in words: it is the drawing's name for those who hear the page.
    """
    parts = [element("title", description)]
    parts.append(element("rect", class_="okr-track" if share is not None else "okr-unknown", y=3, width="100%", height=8, rx=4))
    if share is not None and share > 0:
        parts.append(element("rect", class_="okr-fill", y=3, width=percent(min(1.0, share)), height=8, rx=4))
    if expected is not None:
        parts.append(element("rect", class_="okr-due", x=percent(min(0.99, max(0.0, expected))), width=2, height=_HEIGHT))
    return element("svg", *parts, class_="okr-bar", role="img", width="100%", height=_HEIGHT)
