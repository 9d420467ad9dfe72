# PLACEHOLDER by the lead so that others can run; helper D: overwrite this file with yours.
import re

from markupsafe import Markup, escape

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def terminal(text: str) -> str:
    return _UNSAFE.sub(" ", text)


def html(text: str) -> Markup:
    return escape(terminal(text))
