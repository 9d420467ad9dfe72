"""What README and guide show of other people's CI is what those services take, and its commands do what the guide says."""

import html
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import typer
import yaml
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner

from okrkit.cli.app import app
from tests.ci.conftest import BEFORE_THE_FREEZE, DAY, EASED, HOSTILE_BRANCH, OKR, PAYMENTS, TARGET, Request
from tests.ci.runner import ACTION, PULL, check_out
from tests.repositories import Workshop

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "site" / "docs" / "guide" / "ci.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
COMPONENT = (ROOT / "templates" / "okr-review" / "template.yml").read_text("utf-8")
BLOCK = re.compile(r"```(?:yaml|groovy)\n(?:#|//) (\S+)\n(.*?)```", re.DOTALL)
SHOWN = dict(BLOCK.findall(GUIDE))
IN_README = dict(BLOCK.findall(README))
WORKFLOW = ".github/workflows/okr-review.yml"
PINNED = re.compile(r"uses: ([\w./-]+@[0-9a-f]{40} # v[\d.]+)")
INSTALL = 'pip install --quiet "okrkit[fast] @ git+https://git.example.com/northwind/okrkit.git@v1"'
TOOLS = Path(sys.executable).parent


@pytest.mark.parametrize(
    ("text", "mistake", "arguments"),
    [
        (SHOWN[WORKFLOW], ("runs-on", "runson"), ["vendor.github-workflows"]),
        (SHOWN[WORKFLOW], ("timeout-minutes", "# "), ["custom.github-workflows-require-timeout"]),
        (IN_README[WORKFLOW], ("runs-on", "runson"), ["vendor.github-workflows"]),
        (SHOWN[".gitlab-ci.yml"], ("component:", "components:"), ["vendor.gitlab-ci", "--data-transform", "gitlab-ci"]),
        (
            SHOWN["azure-pipelines.yml"],
            ("fetchDepth:", "depth:"),
            ["vendor.azure-pipelines", "--data-transform", "azure-pipelines", "--regex-variant", "nonunicode"],
        ),
        (SHOWN["bitbucket-pipelines.yml"], ("depth: full", "depth: whole"), ["vendor.bitbucket-pipelines"]),
    ],
    ids=["github", "github-timeout", "readme", "gitlab", "azure", "bitbucket"],
)
def test_the_service_takes_what_is_shown(tmp_path: Path, text: str, mistake: tuple[str, str], arguments: list[str]) -> None:
    def checked(shown: str) -> tuple[int, str]:
        (tmp_path / "shown.yml").write_text(shown)
        said = CliRunner().invoke(check_jsonschema, ["--builtin-schema", *arguments, str(tmp_path / "shown.yml")])
        return said.exit_code, said.output.split("\n")[0]

    assert checked(text) == (0, "ok -- validation done")
    assert checked(text.replace(*mistake)) == (1, "Schema validation errors were encountered.")


@pytest.mark.parametrize("text", [SHOWN[WORKFLOW], IN_README[WORKFLOW]], ids=["guide", "readme"])
def test_what_is_shown_for_github_stands_before_its_linters(tmp_path: Path, text: str) -> None:
    shown = Workshop(tmp_path)
    shown.write({WORKFLOW: text})
    subprocess.run([TOOLS / "actionlint", WORKFLOW], cwd=tmp_path, check=True)
    zizmor = [TOOLS / "zizmor", "--offline", "--format=json", "--no-exit-codes", "--quiet", WORKFLOW]
    found = json.loads(subprocess.run(zizmor, cwd=tmp_path, check=True, capture_output=True).stdout)
    assert [each["ident"] for each in found] == ["unpinned-uses"]  # okrkit's own, by the name of a release


def test_every_action_is_pinned_to_one_commit() -> None:
    files = [ACTION / "action.yml", *(ROOT / ".github" / "workflows").glob("*.yml")]
    texts = [GUIDE, README, *(file.read_text("utf-8") for file in files)]
    pins = {pin for text in texts for pin in PINNED.findall(text)}
    assert len(pins) == len({pin.split("@")[0] for pin in pins})
    others = {use for text in texts for use in re.findall(r"uses: (\S+)", text) if not re.search(r"@[0-9a-f]{40}", use)}
    assert others == {"northwind/okrkit/.github/actions/review@v1", "./before/.github/actions/review"}


@pytest.mark.parametrize("file", sorted((ROOT / ".github" / "workflows").glob("*.yml")), ids=lambda file: file.stem)
def test_nothing_that_may_write_runs_what_a_request_brings(file: Path) -> None:
    workflow = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)  # in which `on` is no boolean
    assert workflow["permissions"] == {}
    assert not {"pull_request_target", "workflow_run"} & set(workflow["on"])
    if "pull_request" in workflow["on"]:
        for job in workflow["jobs"].values():
            if "write" in job["permissions"].values():
                assert job["if"] == "github.event.pull_request.head.repo.full_name == github.repository"
                assert not any("run" in step for step in job["steps"])
                assert [step["uses"] for step in job["steps"]][-1] == "./before/.github/actions/review"
                assert job["steps"][1]["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
                assert all(step["with"]["persist-credentials"] == "false" for step in job["steps"][:2])


def test_the_table_of_inputs_is_whole() -> None:
    action = yaml.safe_load((ACTION / "action.yml").read_text("utf-8"))
    github = GUIDE[GUIDE.index("## GitHub") : GUIDE.index("## GitLab")]
    named = [name for row in re.findall(r"(?m)^\| (`[^|]*) \|", github) for name in re.findall(r"`([a-z-]+)`", row)]
    assert sorted(named) == sorted(action["inputs"])
    for output in action["outputs"]:
        assert f"`{output}`" in github


def test_the_inputs_of_the_component_are_all_named() -> None:
    inputs = next(yaml.safe_load_all(COMPONENT))["spec"]["inputs"]
    gitlab = GUIDE[GUIDE.index("## GitLab") : GUIDE.index("## Azure")]
    [include] = yaml.safe_load(SHOWN[".gitlab-ci.yml"])["include"]
    assert include["component"].split("/")[-1].split("@")[0] == "okr-review"
    assert set(include["inputs"]) <= set(inputs)
    assert {name for name, each in inputs.items() if "default" not in each} <= set(include["inputs"])
    assert [name for name in inputs if not re.search(rf"\b{name}\b", gitlab)] == []


def test_the_hooks_are_those_on_offer() -> None:
    offered = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    [repo] = yaml.safe_load(SHOWN[".pre-commit-config.yaml"])["repos"]
    assert {hook["id"] for hook in repo["hooks"]} == offered


def test_formats_and_options_exist() -> None:
    command = typer.main.get_command(app).commands["review"]
    formats = next(each for each in command.params if each.name == "format")
    table = GUIDE[GUIDE.index("| `--format` |") : GUIDE.index("`okr validate` and")]
    assert sorted(re.findall(r"`([a-z]+)`(?=[^|\n]*\|[^|\n]*\|$)", table, flags=re.MULTILINE)) == sorted(formats.type.choices)
    options = {option for each in command.params for option in each.opts}
    shell = "\n".join(line for line in GUIDE.splitlines() if "okr review" in line)
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", shell)) <= options


def scripts(name: str) -> list[str]:
    """The commands of a shown file, as its service runs them one after the other, without those that install."""
    if name == "Jenkinsfile":
        lines = re.search(r"sh '''\n(.*?)'''", SHOWN[name], flags=re.DOTALL)[1].splitlines()
        assert lines[0].split() == ["python3", "-I", "-m", "venv", '"$WORKSPACE_TMP/okrkit"']
        lines = [line.strip() for line in lines[1:]]
    elif name == "azure-pipelines.yml":
        lines = [step["script"] for step in yaml.safe_load(SHOWN[name])["steps"] if "script" in step]
    else:
        [step] = yaml.safe_load(SHOWN[name])["pipelines"]["pull-requests"]["**"]
        lines = step["step"]["script"]
    assert INSTALL in lines
    return [line for line in lines if line != INSTALL]


def run(commands: list[str], folder: Path, path: str, **variables: str) -> tuple[int, str]:
    """How a shell ends that stops at the first command that fails, and what it said."""
    done = subprocess.run(
        ["sh", "-ec", "\n".join(commands)],
        cwd=folder,
        env=os.environ | {"PATH": path} | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout.decode()


def failing(report: Path) -> list[str]:
    """What fails in a report of tests."""
    return [case.get("name", "") for case in ElementTree.parse(report).iter("testcase") if case.find("failure") is not None]


def test_azure(eased: Workshop, path_on_the_day: str, tmp_path: Path) -> None:
    folder = check_out(eased, tmp_path / "build")
    review, upload = scripts("azure-pipelines.yml")
    code, said = run([review], folder, path_on_the_day, AGENT_TEMPDIRECTORY=str(tmp_path))
    assert (code, f"##vso[task.logissue type=error;sourcepath={PAYMENTS};" in said) == (1, True), said
    _, said = run([upload], folder, path_on_the_day, AGENT_TEMPDIRECTORY=str(tmp_path))
    summary = Path(said.strip().removeprefix("##vso[task.uploadsummary]"))
    assert "1.5% → 2.5%" in html.unescape(summary.read_text("utf-8"))


@pytest.mark.parametrize("shown", [("bitbucket-pipelines.yml", PULL), ("Jenkinsfile", f"refs/heads/{HOSTILE_BRANCH}")])
def test_bitbucket_merges_before_it_builds_and_jenkins_need_not(
    request_of: Request, payments: str, path_on_the_day: str, tmp_path: Path, shown: tuple[str, str]
) -> None:
    name, ref = shown
    origin = request_of({PAYMENTS: payments.replace(TARGET, EASED)}, **BEFORE_THE_FREEZE)
    origin.git("checkout", "--quiet", "main")
    origin.commit("Somebody else, meanwhile", {"okrs/teams/cafes/2026-Q2.yaml": None})
    folder = check_out(origin, tmp_path / "build", 1_000, ref)
    target = {"BITBUCKET_PR_DESTINATION_BRANCH": "main", "CHANGE_TARGET": "main"}
    code, said = run(scripts(name), folder, path_on_the_day, **target, WORKSPACE_TMP=str(tmp_path))
    assert (code, "1 change on 1 objective" in said) == (1, True), said
    assert [len(failing(report)) for report in folder.rglob("okr-review.xml")] == [1]


GITLAB = {"OKR_PATH": ".", "OKR_FAIL_ON": "error", "OKR_NOTE": "false", "OKR_MODE": "update"}


def test_gitlab(eased: Workshop, path_on_the_day: str, tmp_path: Path) -> None:
    _, job = yaml.safe_load_all(COMPONENT)
    assert set(GITLAB) | {"GIT_DEPTH", "OKR_PACKAGE"} == set(job["okr-review"]["variables"])
    (tmp_path / "room" / "bin").mkdir(parents=True)
    (tmp_path / "room" / "bin" / "okr").symlink_to(OKR)
    folder = check_out(eased, tmp_path / "build", 1_000)
    review = job["okr-review"]["script"]
    variables = GITLAB | {
        "OKR_ROOM": str(tmp_path / "room"),
        "CI_PROJECT_DIR": str(folder),
        "CI_PIPELINE_CREATED_AT": f"{DAY}T08:15:30Z",
    }
    merge_base = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": eased.git("rev-parse", "main")}
    code, said = run(review, folder, path_on_the_day, **variables, **merge_base)
    assert (code, "1.5% → 2.5%" in said) == (1, True), said
    report = json.loads((folder / "gl-code-quality-report.json").read_text("utf-8"))
    assert [(one["location"]["path"], one["severity"]) for one in report] == [(PAYMENTS, "major")]
    merged = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "main~9", "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": eased.git("rev-parse", "main")}
    code, said = run(review, folder, path_on_the_day, **variables | merged | {"OKR_NOTE": "true", "OKR_FAIL_ON": "never"})
    assert (code, "1 change on 1 objective" in said) == (0, True), said
    assert "No note: GITLAB_TOKEN is not set here" in said
