from pathlib import Path

from okrkit.demo.build import final_files

ROOT = Path(__file__).parents[3]
REFRESH = """
okrs/ is the last commit of the story in tool/okrkit/demo/story, never edited by hand. To refresh it:

    rm -r okrs && .venv/bin/okr demo build/refreshed && cp -r build/refreshed/okrs . && rm -rf build/refreshed
"""


def test_the_example_plan_is_the_end_of_the_story() -> None:
    told = {path: data for path, data in final_files().items() if path.startswith("okrs/")}
    kept = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (ROOT / "okrs").rglob("*") if path.is_file()}
    assert kept == told, REFRESH


def test_every_text_of_the_story_is_told() -> None:
    from okrkit.demo.step import Commit, Merge, Review, Write
    from okrkit.demo.story import STORY
    from okrkit.demo.taking import SOURCES

    commits: list[Commit] = []
    for happening in STORY:
        commits += (*happening.branch, *happening.meanwhile) if isinstance(happening, Merge) else (happening,)
    used = {step.source or step.path for commit in commits for step in commit.steps if isinstance(step, Write)}
    used |= {f"reviews/{s.team}-{s.cycle}.yaml" for commit in commits for s in commit.steps if isinstance(s, Review)}
    assert {path.relative_to(SOURCES).as_posix() for path in SOURCES.rglob("*") if path.is_file()} == used
