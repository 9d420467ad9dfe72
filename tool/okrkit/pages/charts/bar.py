"""A bar with a mark: how far something has come, and where it should be by now."""

from markupsafe import Markup

from okrkit.pages.charts.svg import element, percent

_HEIGHT = 14


def draw_bar(share: float | None, expected: float | None, description: str, *, tone: str = "") -> Markup:
    """A bar filled to ``share`` (clamped to 0..1, empty and hatched where unknown) with a mark at ``expected``.

    ``description`` says the same in words. ``tone`` may name a status, for a colour of its own.
    """
    parts = [
        element("title", description),
        element("rect", class_="okr-bar-track" if share is not None else "okr-bar-unknown", y=3, width="100%", height=8, rx=4),
    ]
    if share is not None and share > 0:
        parts.append(element("rect", class_="okr-bar-fill", y=3, width=percent(min(1.0, share)), height=8, rx=4))
    if expected is not None:
        at = percent(min(0.995, max(0.005, expected)))
        parts.append(element("line", class_="okr-bar-halo", x1=at, x2=at, y1=0, y2=_HEIGHT))
        parts.append(element("line", class_="okr-bar-mark", x1=at, x2=at, y1=0, y2=_HEIGHT))
    return element(
        "svg", *parts, class_=f"okr-bar {tone}".rstrip(), role="img", aria_label=description, width="100%", height=_HEIGHT
    )
