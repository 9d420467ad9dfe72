"""Reading and validating a thousand files: okrkit three ways, check-jsonschema with the same schema, and parsing alone."""

import sys
from pathlib import Path

from make_plan import write
from measure import Comparison, Subject, in_turn, run, table

OKR = [sys.executable, "-m", "okrkit", "validate"]
WITHOUT_THE_FAST_EXTRA = (
    "import sys; sys.modules['jsonschema_rs'] = None; sys.argv[0] = 'okr'; from okrkit.cli.app import main; main()"
)


def bench(folder: Path, schema: Path, rounds: int) -> str:
    """The table for `okr validate`. okrkit does more than the tool it is compared with: it resolves every reference as well."""
    plan = folder / "plan"
    files = [str(path) for path in write(plan)]
    off, cache = {"OKRKIT_CACHE": "off"}, {"OKRKIT_CACHE": str(folder / "cache")}
    judge = [sys.executable, "-m", "check_jsonschema", "--quiet", "--schemafile", str(schema / "okr.schema.json")]
    subjects = [
        Subject("check-jsonschema", [*judge, *files]),
        Subject("okr, jsonschema alone", [sys.executable, "-c", WITHOUT_THE_FAST_EXTRA, "validate"], plan, off),
        Subject("okr, okrkit[fast]", OKR, plan, off),
        Subject("okr, warm", OKR, plan, cache),
        Subject("libyaml events alone", [sys.executable, str(Path(__file__).with_name("events_only.py")), str(plan)]),
    ]
    run(subjects[3])
    comparisons = [
        Comparison("okr, jsonschema alone", "check-jsonschema", times_as_fast=4),
        Comparison("okr, okrkit[fast]", "check-jsonschema", times_as_fast=10),
        Comparison("okr, warm", "check-jsonschema", times_as_fast=20),
        Comparison("okr, okrkit[fast]", "libyaml events alone"),
    ]
    size = sum(Path(path).stat().st_size for path in files) // len(files)
    return table(f"Reading and validating {len(files)} files of {size} bytes", in_turn(subjects, rounds), comparisons)
