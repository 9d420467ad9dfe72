"""Templates, always escaped: the one place where pages meet Jinja."""

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from jinja2 import Environment

    from okrkit.pages.context import Site


@lru_cache(maxsize=1)
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from okrkit.pages.days import long_day, month
    from okrkit.pages.host import web_address
    from okrkit.say import values

    environment = Environment(
        loader=PackageLoader("okrkit.pages"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(
        web=web_address,
        machine_day=date.isoformat,
        day=values.day,
        long_day=long_day,
        month=month,
        when=values.when,
        percent=values.percent,
        plural=values.plural,
    )
    return environment


def render(template: str, site: "Site", uri: str, **values: object) -> Markup:
    """A page's body. Templates reach the site as ``site``, and other pages by ``to(uri)``."""
    text = _environment().get_template(template).render(site=site, uri=uri, to=lambda target: site.href(uri, target), **values)
    return Markup(text)  # noqa: S704 - everything in it went through autoescape
