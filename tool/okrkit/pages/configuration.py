"""A sensible MkDocs configuration for a folder that has none."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from okrkit.pages.addresses import ALIGNMENT, CHANGES, CYCLES, GOALPOSTS, HOME, QUALITY, TEAMS
from okrkit.reading.cache import Cache
from okrkit.reading.folder import Folder, find_workspace
from okrkit.reading.load import load
from okrkit.say.escape import front_matter

HUBS = [
    {"Home": HOME},
    {"Alignment": ALIGNMENT},
    {"Teams": TEAMS},
    {"Cycles": CYCLES},
    {"Changes": CHANGES},
    {"Goalposts": GOALPOSTS},
    {"Quality": QUALITY},
]


def configuration(directory: Path, scratch: Path) -> str:
    """The configuration as text; ``scratch`` is an empty folder of our own. The site goes to ``build/site``."""
    root = find_workspace(directory)
    with Cache.open() as cache:
        organization = load(Folder(root), cache).plan.organization
    pages = _guide()
    nav: list[dict[str, Any]] = [*HUBS]
    if pages:
        nav.append({"Guide": [f"guide/{page.name}" for page in sorted(pages.glob("guide/*.md"))]})
    else:
        pages = scratch / "docs"
        pages.mkdir()
    return json.dumps(
        {
            "site_name": front_matter(f"{organization} OKRs"),
            "docs_dir": str(pages),
            "exclude_docs": "decisions/",
            "site_dir": str((directory / "build" / "site").resolve()),
            "use_directory_urls": True,
            "theme": _theme(),
            "nav": nav,
            "plugins": ["search", {"okrkit": {"plan": str(root)}}],
            "markdown_extensions": ["admonition", "attr_list", "tables", {"toc": {"permalink": True}}],
        }
    )


def _theme() -> dict[str, Any]:
    def scheme(name: str, media: str, icon: str, other: str) -> dict[str, Any]:
        toggle = {"icon": icon, "name": f"Switch to {other} mode"}
        return {
            "media": f"(prefers-color-scheme: {media})",
            "scheme": name,
            "primary": "indigo",
            "accent": "indigo",
            "toggle": toggle,
        }

    return {
        "name": "material",
        "font": False,
        "icon": {"logo": "material/bullseye-arrow"},
        "features": [
            "navigation.instant",
            "navigation.tabs",
            "navigation.prune",
            "navigation.top",
            "search.highlight",
            "search.suggest",
        ],
        "palette": [
            scheme("default", "light", "material/weather-night", "dark"),
            scheme("slate", "dark", "material/weather-sunny", "light"),
        ],
    }


def _guide() -> Path | None:
    """The hand-written guide: in a wheel it lies in the package, a checkout has its only copy in site/docs."""
    for folder in (Path(str(files("okrkit"))) / "_shipped" / "docs", Path(__file__).parents[3] / "site" / "docs"):
        if (folder / "guide").is_dir():
            return folder
    return None
