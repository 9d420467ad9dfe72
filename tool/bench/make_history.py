"""5,000 commits over 200 OKR files of two objectives, about 2.3 KB each, always the same, written by ``git fast-import``.

Every commit checks in one to three key results; now and then a target moves, a title changes or somebody edits a README.

Usage: make_history.py FOLDER [COMMITS [FILES [OBJECTIVES]]]
"""

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

BEGIN = 1767225600  # 1 January 2026
PEOPLE = ("dana", "li", "ana", "sam")


class KeyResult:
    """The part of a file that changes from commit to commit."""

    def __init__(self, number: int, target: float) -> None:
        self.number = number
        self.target = target
        self.check_ins: list[tuple[str, float]] = []

    def text(self) -> str:
        """Its block; only the last four check-ins stay, so that files keep their size."""
        lines = "".join(
            f"          - {{date: {date}, value: {value:.2f}, confidence: 0.6, by: dana}}\n"
            for date, value in self.check_ins[-4:]
        )
        return (
            f"      - id: result-{self.number}\n        title: Late payouts fall from 4.2% to a level that merchants forgive\n"
            f"        kind: outcome\n        baseline: 4.2\n        target: {self.target}\n"
            '        unit: "%"\n' + (f"        check_ins:\n{lines}" if lines else "")
        )


class File:
    """One team's quarter: objectives with two key results each."""

    def __init__(self, number: int, objectives: int) -> None:
        self.team = f"team-{number // 4:03}"
        self.cycle = f"2026-Q{number % 4 + 1}"
        self.path = f"okrs/{self.team}/{self.cycle}.yaml"
        titles = ("Merchants trust that every payout arrives on time", "Support answers before a merchant asks twice")
        self.titles = [titles[index % 2] for index in range(objectives)]
        self.key_results = [KeyResult(index, 0.5) for index in range(2 * objectives)]

    def text(self) -> str:
        """The whole file."""
        objectives = "".join(
            f"  - id: objective-{index}\n    title: {title}\n    owner: dana\n    ambition: aspirational\n"
            "    why: Late payouts are the first reason that merchants give when they leave us for somebody else.\n"
            f"    key_results:\n{''.join(one.text() for one in self.key_results[2 * index : 2 * index + 2])}"
            for index, title in enumerate(self.titles)
        )
        return f"team: {self.team}\ncycle: {self.cycle}\nobjectives:\n{objectives}"


def stream(commits: int, files: int, objectives: int) -> Iterator[bytes]:
    """The whole history in the form that ``git fast-import`` reads."""
    choice = random.Random(1)
    plan = [File(number, objectives) for number in range(files)]
    teams = "".join(f"  {team}: {{name: {team}}}\n" for team in sorted({file.team for file in plan}))
    workspace = f"version: 1\norganization: Northwind Roasters\nteams:\n{teams}people:\n  dana: {{name: Dana Ruiz}}\n"
    for file in plan:
        for key_result in file.key_results:
            key_result.check_ins = [("2025-12-01", 4.2)] * 4
    yield _commit(0, "Begin", {"okrs/okrs.yaml": workspace, **{file.path: file.text() for file in plan}}, choice)
    for number in range(1, commits):
        if number % 50 == 0:
            yield _commit(number, "Write the README", {"README.md": f"Edition {number}\n"}, choice)
            continue
        chosen = choice.sample(plan, choice.choice((1, 2, 2)) if files > 1 else 1)
        for file in chosen:
            _edit(file, number, choice)
        yield _commit(number, f"Check in week {number}", {file.path: file.text() for file in chosen}, choice)


def _edit(file: File, number: int, choice: random.Random) -> None:
    key_result = choice.choice(file.key_results)
    if number % 37 == 0:
        key_result.target = round(key_result.target + 0.1, 2)
    elif number % 41 == 0:
        file.titles[number % len(file.titles)] = f"Merchants trust edition {number} of the plan"
    else:
        day = f"2026-{1 + number * 11 // 5001 % 12:02}-{1 + number % 28:02}"
        key_result.check_ins.append((day, round(choice.uniform(0.4, 4.2), 2)))


def _commit(number: int, subject: str, files: dict[str, str], choice: random.Random) -> bytes:
    person = choice.choice(PEOPLE)
    signature = f"{person.capitalize()} <{person}@example.com> {BEGIN + 6000 * number} +0100"
    parts = [f"commit refs/heads/main\nauthor {signature}\ncommitter {signature}\ndata {len(subject)}\n{subject}\n"]
    parts += (f"M 100644 inline {path}\ndata {len(text)}\n{text}\n" for path, text in files.items())
    return "".join(parts).encode("ascii")


def build(folder: Path, commits: int = 5000, files: int = 200, objectives: int = 2) -> Path:
    """Build the repository unless it is there; its folder."""
    target = folder / f"history-{commits}x{files}x{objectives}"
    if not (target / ".git" / "packed-refs").exists():
        target.mkdir(parents=True, exist_ok=True)
        subprocess.run(["git", "init", "--quiet", "--initial-branch=main"], cwd=target, check=True)
        importer = subprocess.Popen(["git", "fast-import", "--quiet"], cwd=target, stdin=subprocess.PIPE)
        assert importer.stdin is not None
        for chunk in stream(commits, files, objectives):
            importer.stdin.write(chunk)
        importer.stdin.close()
        if importer.wait():
            sys.exit("git fast-import failed")
        for command in (["repack", "-q", "-a", "-d"], ["pack-refs", "--all"], ["reset", "-q", "--hard"]):
            subprocess.run(["git", *command], cwd=target, check=True)
    return target


if __name__ == "__main__":
    print(build(Path(sys.argv[1]), *map(int, sys.argv[2:])))
