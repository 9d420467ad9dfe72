"""What the README, CONTRIBUTING and the Makefile tell a reader to type or to open, exists."""

import re
from pathlib import Path

import pytest
import typer

from okrkit.cli.app import app
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree

ROOT = Path(__file__).parents[3]
GUIDES = ["README.md", "CONTRIBUTING.md"]


def code(guide: str) -> str:
    """The code of a Markdown file: its fenced blocks and its `spans`."""
    text = (ROOT / guide).read_text("utf-8")
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, flags=re.DOTALL))


@pytest.fixture(scope="module")
def okr_commands() -> set[str]:
    group = typer.main.get_command(app)
    return set(group.commands) | {
        f"{name} {sub}" for name, each in group.commands.items() for sub in getattr(each, "commands", {})
    }


@pytest.mark.parametrize("guide", GUIDES)
def test_make_targets_exist(guide: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)", code(guide)))
    assert named
    assert named <= targets


def test_commands_exist(okr_commands: set[str]) -> None:
    named = set(re.findall(r"(?:`|^|&& )okr (site [a-z]+|[a-z][a-z-]+)", code("README.md"), flags=re.MULTILINE))
    assert named
    assert named <= okr_commands


@pytest.mark.parametrize("guide", [*GUIDES, "CHANGELOG.md"])
def test_links_to_files_lead_somewhere(guide: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (ROOT / guide).read_text("utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_make_target_for_people_is_explained() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    explained = set(re.findall(r"^([a-z]+):.*## \S", makefile, flags=re.MULTILINE))
    assert {"help", "demo", "test", "check", "bench", "site", "clean"} <= explained


def test_the_first_plan_of_the_readme_is_sound() -> None:
    files = dict(re.findall(r"```yaml\n# okrs/(\S+)\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), flags=re.DOTALL))
    assert set(files) == {"okrs.yaml", "payments/2026-Q4.yaml"}
    loaded = load(MemoryTree(files))
    assert loaded.findings == ()
    assert [len(objective.key_results) for objective in loaded.plan.objectives] == [1]
