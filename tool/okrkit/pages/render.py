"""Templates, always escaped: the one place where pages meet Jinja."""

from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from okrkit.say.escape import html

if TYPE_CHECKING:
    from jinja2 import Environment

    from okrkit.pages.context import Site


@lru_cache(maxsize=1)
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from okrkit.pages.days import long_day, month
    from okrkit.pages.host import web_address
    from okrkit.pages.rule_prose import preformatted, prose, sentence, ticked
    from okrkit.say import values

    environment = Environment(
        loader=PackageLoader("okrkit.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_escaped,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        web=web_address,
        capitalized=_capitalized,
        ended=_ended,
        machine_day=date.isoformat,
        machine_time=datetime.isoformat,
        day=values.day,
        long_day=long_day,
        month=month,
        when=values.when,
        percent=values.percent,
        plural=values.plural,
        preformatted=preformatted,
        prose=prose,
        sentence=sentence,
        spoken=values.join,
        ticked=ticked,
    )
    return environment


_html = lru_cache(maxsize=4096)(html)
"""Names, titles and statuses stand on many pages."""


def _capitalized(text: str) -> str:
    """The same with a capital at its start; the rest stays as somebody wrote it."""
    return text[:1].upper() + text[1:]


def _ended(text: str) -> str:
    """A sentence that somebody wrote, with the full stop that they may have left out."""
    return text if text.rstrip().endswith((".", "!", "?", "…")) else f"{text.rstrip()}."


def _escaped(value: object) -> object:
    """Whatever a template says goes through the one function for HTML, which also takes out what would turn the text around."""
    return _html(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def render(template: str, site: "Site", uri: str, **values: object) -> Markup:
    """A page's body. Templates reach the site as ``site``, and other pages by ``to(uri)``."""
    text = _environment().get_template(template).render(site=site, uri=uri, to=lambda target: site.href(uri, target), **values)
    return Markup(text)  # noqa: S704 - everything in it went through autoescape
