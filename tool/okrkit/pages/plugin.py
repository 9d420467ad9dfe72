"""The MkDocs plugin: an adapter between MkDocs' events and the pages, and nothing else."""

import os
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from okrkit.pages.adapting import AS_OF, AT, Options, announce, as_plugin_error, dress, equip, mend
from okrkit.pages.every import pages
from okrkit.pages.site import errors, read_site, workspace_of
from okrkit.pages.write import beside
from okrkit.reading.cache import Cache


class OkrkitPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Puts the pages of a plan into the site; a hand-written page of the same address wins."""

    def on_startup(self, **_: Any) -> None:
        """Having this event keeps the object from one build to the next while serving."""

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> None:
        """Find the plan, watch it, and have our style sheet and script on every page."""
        with as_plugin_error():
            self.plan = workspace_of(Path(config.config_file_path).parent / self.config.plan)
        config.watch.append(str(self.plan))
        self.assets = equip(config)

    @event_priority(100)
    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Read the plan and add its pages, first of all plugins, so that others see them."""
        day = os.environ.get(AS_OF) or self.config.as_of or date.today()
        with as_plugin_error(), Cache.open() as cache:
            urls, at = config.use_directory_urls, os.environ.get(AT)
            site = read_site(self.plan, date.fromisoformat(str(day)), cache, at=at, directory_urls=urls)
            self.day, self.pages = site.day, {page.uri: page for page in pages(site)}
            made = beside(site, self.assets, config.site_url)
        for problem in errors(site):
            get_plugin_logger("okrkit").warning(problem)
        taken = {file.dest_uri for file in files}
        for uri, page in (*self.pages.items(), *((name, None) for name in made)):
            level = InclusionLevel.INCLUDED if page is None or page.in_nav else InclusionLevel.NOT_IN_NAV
            file = File.generated(config, uri, content=made.get(uri, ""), inclusion=level)
            if file.dest_uri not in taken:
                files.append(file)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Put our body into our page; dates of all pages are the plan's, not those of the build."""
        page.update_date = self.day.isoformat()
        made = self.pages.get(page.file.src_uri) if page.file.generated_by else None
        return dress(page, made, config) if made else html

    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """Mend what Material leaves out, and say where the feed is."""
        return announce(mend(output), page.url)
