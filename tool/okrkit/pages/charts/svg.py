"""Elements of SVG as escaped text: the one place where a chart's attributes and words are put into markup."""

from functools import lru_cache

from markupsafe import Markup

from okrkit.say.escape import html

Attribute = str | float | int | None


def element(name: str, *children: str | Markup, **attributes: Attribute) -> Markup:
    """One element with its children; plain strings are escaped, `Markup` is taken as it is.

    ``class_`` becomes ``class`` and ``stroke_width`` ``stroke-width``; an attribute of None is left out.
    """
    written = "".join([f' {_name(key)}="{_value(value)}"' for key, value in attributes.items() if value is not None])
    inside = "".join([child if isinstance(child, Markup) else html(child) for child in children])
    text = f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"
    return Markup(text)  # noqa: S704 - the name is ours, everything else was escaped above


@lru_cache
def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


@lru_cache(maxsize=4096, typed=True)
def _value(value: Attribute) -> str:
    """The value as it is written; most of them are classes and places that come again and again."""
    return html(value) if isinstance(value, str) else _text(value)


def percent(share: float) -> str:
    """A position across the drawing, from a share of its width."""
    return f"{_text(100 * share)}%"


def _text(value: Attribute) -> str:
    """Numbers with at most two decimals: a hundredth of a pixel is enough, and the bytes stay few."""
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
    return str(value)


STRETCH = 1000
"""How wide the stretched inner drawing of paths is, in its own units."""


def stretched(height: float, *children: Markup) -> Markup:
    """A drawing that is pulled to the full width while its lines keep their thickness.

    Paths cannot be written in percentages, so they stand in here, with x from 0 to `STRETCH`.
    """
    return element(
        "svg",
        *children,
        viewBox=f"0 0 {STRETCH} {_text(float(height))}",
        preserveAspectRatio="none",
        width="100%",
        height=height,
        class_="okr-stretch",
    )


def path(points: list[tuple[float, float]], class_: str, *, closed: bool = False) -> Markup:
    """A line through points (share of the width, pixels down) for a `stretched` drawing."""
    steps = " ".join(f"{_text(x * STRETCH)} {_text(y)}" for x, y in points)
    return element("path", d=f"M{steps}{'z' if closed else ''}", class_=class_)
