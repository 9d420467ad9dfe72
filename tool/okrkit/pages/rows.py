"""An objective as a row of a table or an outline: what all lists of objectives share."""

from dataclasses import dataclass

from markupsafe import Markup

from okrkit.measure.score import score_objective
from okrkit.measure.standing import Standing
from okrkit.objective import Objective
from okrkit.pages.addresses import cycle_uri, objective_uri, team_uri
from okrkit.pages.charts import draw_bar
from okrkit.pages.context import Site
from okrkit.pages.status import Pill, pill
from okrkit.review import Verdict
from okrkit.say.values import percent


@dataclass(frozen=True, slots=True)
class Row:
    """One objective, ready to be laid out; ``progress`` is a percentage for sorting, -1 where it is unknown."""

    objective: Objective
    title: str
    href: str
    team: str
    team_href: str
    cycle_href: str
    owner: str
    pill: Pill
    bar: Markup
    progress: int
    percent: str
    confidence: str
    standing: Standing
    score: str
    verdict: Verdict | None


def row(site: Site, uri: str, objective: Objective) -> Row:
    """The row of an objective on a page."""
    standing = site.standing(objective)
    return Row(
        objective=objective,
        title=objective.title,
        href=site.href(uri, objective_uri(objective.reference)),
        team=site.plan.team_name(objective.team),
        team_href=site.href(uri, team_uri(objective.team)),
        cycle_href=site.href(uri, cycle_uri(objective.cycle)),
        owner=site.plan.name_of(objective.owner) if objective.owner else "",
        pill=pill(standing),
        bar=bar(standing),
        progress=-1 if standing.progress is None else round(100 * standing.progress),
        percent=_short_percent(standing.progress),
        confidence="–" if standing.confidence is None else f"{standing.confidence:.1f}",
        standing=standing,
        score=_score(site, objective),
        verdict=verdict(site, objective),
    )


def verdict(site: Site, objective: Objective) -> Verdict | None:
    """What its team said of it at the end, if it has by the day of the site."""
    for review in site.plan.reviews:
        if (review.team, review.cycle) == (objective.team, objective.cycle) and review.date <= site.day:
            return review.verdicts.get(objective.id)
    return None


def _score(site: Site, objective: Objective) -> str:
    """The computed score, and beside it the claimed one where the two differ."""
    score = score_objective(objective, site.cycle(objective.reference), site.day)
    said = verdict(site, objective)
    claimed = f"{said.score:.2f}" if said and said.score is not None else ""
    if score is None:
        return f"said {claimed}" if claimed else "–"
    return f"{score:.2f}" + (f", said {claimed}" if claimed and abs(float(claimed) - score) >= 0.05 else "")


def bar(standing: Standing) -> Markup:
    """Progress against what is expected, as a bar and in words."""
    return draw_bar(standing.progress, standing.expected, progress_words(standing))


def progress_words(standing: Standing) -> str:
    """Progress in a phrase, like "31% of the way, 55% expected by today"."""
    expected = "" if standing.expected is None else f", {percent(standing.expected)} expected by today"
    if standing.progress is None:
        return f"progress unknown{expected}"
    beyond = " (over target)" if standing.progress > 1 else " (worse than at the start)" if standing.progress < 0 else ""
    return f"{percent(standing.progress)} of the way{beyond}{expected}"


def _short_percent(progress: float | None) -> str:
    """The percentage for a narrow column: from 0 to 100, with a sign where it is beyond."""
    if progress is None:
        return "–"
    return "100+" if progress > 1 else "<0" if progress < 0 else f"{100 * progress:.0f}"
