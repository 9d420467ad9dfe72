"""Reading what a site is made of, and building or serving it with MkDocs in this process."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from okrkit.align.graph import build_graph
from okrkit.errors import OkrError
from okrkit.finding import Finding, Severity
from okrkit.history.credit import credits
from okrkit.history.dated import any_short, dated
from okrkit.history.snapshots import read_snapshots
from okrkit.history.timeline import Timeline, read_timeline
from okrkit.lint.catalogue import RULES
from okrkit.lint.custom import GROUP, bring
from okrkit.pages.context import Site
from okrkit.pages.host import Host
from okrkit.reading.cache import Cache
from okrkit.reading.folder import Folder, find_workspace
from okrkit.reading.installed import find_offers
from okrkit.reading.load import load
from okrkit.reading.repository import Repository


def workspace_of(directory: Path) -> Path:
    """The folder of the workspace that somebody means by a folder. Raises `OkrError` where there is none."""
    return find_workspace(directory.resolve())


def read_site(
    directory: Path, day: date, cache: Cache | None = None, *, at: str | None = None, directory_urls: bool = True
) -> Site:
    """What the pages are made of: the workspace found from a folder, with its history where there is one.

    ``at`` is a revision to show instead of what stands in the folder. Raises `OkrError` where there
    is no workspace, or no such revision. What is wrong with the plan is in ``findings``; a missing
    history is no error, and the pages say why it is missing.
    """
    root = find_workspace(directory) if at is None else directory
    loaded = load(Folder(root) if at is None else Repository.open(directory).tree(at), cache)
    site = Site(
        plan=loaded.plan,
        graph=build_graph(loaded.plan),
        day=day,
        locate=loaded.locate,
        host=Host(loaded.plan.repository),
        findings=loaded.findings,
        rules=RULES,
        brought=bring(find_offers(GROUP, loaded.plan.lint.plugins, (directory, root)), RULES),
        directory_urls=directory_urls,
    )
    try:
        repository = Repository.open(root)
        site = replace(site, host=Host(loaded.plan.repository, repository.prefix))
        return _with_history(site, repository, _timeline(repository, at, cache), cache)
    except OkrError as error:
        return replace(site, no_history=error.message)


def _with_history(site: Site, repository: Repository, timeline: Timeline, cache: Cache | None) -> Site:
    """The site with its story; it also dates what the plan says without a day."""
    site = replace(site, timeline=timeline)
    if any_short(site.plan):
        plan = dated(site.plan, timeline, load(repository.tree(timeline.head), cache).plan)
        site = replace(site, plan=plan, graph=build_graph(plan))
    told = credits(repository, (moment.commit for moment in timeline.moments))
    return replace(site, credits=told, snapshots=read_snapshots(repository, timeline, site.plan, site.day, cache))


def _timeline(repository: Repository, at: str | None, cache: Cache | None) -> Timeline:
    if repository.head is None:
        raise OkrError("nothing is committed yet")
    return read_timeline(repository, at, cache)


def errors(site: Site) -> list[str]:
    """What makes the plan unfit to be published, one line each as editors understand it."""
    return [_line(site, finding) for finding in site.findings if finding.severity is Severity.ERROR]


def _line(site: Site, finding: Finding) -> str:
    return f"{site.locate(finding.address)}: {finding.message}"


def build_site(directory: Path, day: date | None = None, out: Path | None = None, at: str | None = None) -> Path:
    """Build the website of a folder strictly and answer its first page.

    The folder's ``mkdocs.yml`` decides how, a sensible default where it has none; ``day`` wins over
    the day named there. ``at`` is a revision to show instead of what stands in the folder. Raises
    `OkrError` with everything that MkDocs complained of.
    """
    from okrkit.pages.engine import build

    return build(directory, day, out, at)


def serve_site(directory: Path, day: date | None = None, address: str = "127.0.0.1:8000", at: str | None = None) -> None:
    """Serve the website until it is stopped, and build it again whenever the plan or a page changes."""
    from okrkit.pages.engine import serve

    serve(directory, day, address, at)
