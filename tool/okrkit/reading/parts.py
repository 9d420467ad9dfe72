"""The parts of a plan, as its files bring them."""

from okrkit.finding import Finding, Severity
from okrkit.plan import Plan
from okrkit.reading.build import OkrFile, assemble, build_metrics, build_okr_file, build_workspace
from okrkit.reading.schema import SchemaName
from okrkit.workspace import Metric

Part = Plan | OkrFile | dict[str, Metric]
"""What one file says: the workspace without objectives, a team's objectives, or metrics by id."""

NO_WORKSPACE = Plan(organization="")
"""What stands in for a workspace file that could not be read."""


def build_part(data: object, kind: SchemaName, path: str) -> Part:
    """What one file says. Raises `Misshapen`."""
    if kind == "workspace":
        return build_workspace(data, path)
    return build_metrics(data, path) if kind == "metrics" else build_okr_file(data, path)


class Parts:
    """Gathers what the files say until it is a plan."""

    def __init__(self) -> None:
        self.workspace = NO_WORKSPACE
        self.files: list[OkrFile] = []
        self.metrics: dict[str, Metric] = {}

    def add(self, part: Part) -> list[Finding]:
        """Take what one more file says; the answer names the metrics that were defined before."""
        if isinstance(part, Plan):
            self.workspace = part
        elif isinstance(part, OkrFile):
            self.files.append(part)
        else:
            again = [metric for id, metric in part.items() if self.metrics.setdefault(id, metric) is not metric]
            return [_defined_twice(metric, self.metrics[metric.id or ""]) for metric in again]
        return []

    def plan(self) -> Plan:
        """The plan that they make together; `NO_WORKSPACE` where there is none to hold them."""
        return self.workspace if self.workspace is NO_WORKSPACE else assemble(self.workspace, self.files, self.metrics)


def _defined_twice(metric: Metric, first: Metric) -> Finding:
    message = f"the metric `{metric.id}` is already defined in {first.address.path}"
    return Finding("duplicate-id", Severity.ERROR, message, metric.address, "keep one of them")
