"""What stands in a file that cannot be read is neither given up nor removed: nobody knows."""

import json

from tests.cli.conftest import Okr
from tests.repositories import WORKSPACE, Workshop, okr_file

TODAY = ("--as-of", "2026-11-22")
IN_OCTOBER = {"GIT_COMMITTER_DATE": "2026-10-02T10:00:00Z", "GIT_AUTHOR_DATE": "2026-10-02T10:00:00Z"}
IN_NOVEMBER = {"GIT_COMMITTER_DATE": "2026-11-18T10:00:00Z", "GIT_AUTHOR_DATE": "2026-11-18T10:00:00Z"}


def test_no_report_takes_it_for_gone(okr: Okr, repository: Workshop) -> None:
    files = {"okrs.yaml": WORKSPACE, "payments.yaml": okr_file(), "platform.yaml": okr_file(team="platform")}
    repository.commit("Plan", dict(files), **IN_OCTOBER)
    repository.commit("Break it", {"platform.yaml": "team: [\n"}, **IN_NOVEMBER)
    told = okr("report", "digest", *TODAY, "-f", "markdown", folder=repository.folder)
    assert "removed" not in told.output
    assert told.output.endswith("\nplatform&#46;yaml could not be read&#44; so nothing in it is counted&#46;\n")
    parts = json.loads(okr("report", "health", *TODAY, "-f", "json", folder=repository.folder).output)["parts"]
    [promises] = [part for part in parts if part["part"] == "promises"]
    assert (promises["counted"], promises["pulls"]) == (1, [])
