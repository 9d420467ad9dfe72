"""The kinds of report that there are: another one is a line here and a module in `okrkit.report.kinds`."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from okrkit.cli.report_options import DigestOptions, ReportOptions

if TYPE_CHECKING:
    from okrkit.report.kinds.answer import Answer
    from okrkit.report.kinds.question import Question


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of report: its command, the question that it answers in one line, and what else its help says.

    The function that answers has its name, in the module of that name in `okrkit.report.kinds`.
    """

    name: str
    question: str
    told: str
    options: type[ReportOptions] = ReportOptions
    of_ends: bool = False
    """Whether it is about how cycles ended."""

    def answer(self, question: "Question") -> "Answer":
        """What is found. Raises `OkrError` for a name that does not exist."""
        module = import_module(f"okrkit.report.kinds.{self.name}")  # here: each brings what no other command needs
        return cast("Callable[[Question], Answer]", getattr(module, self.name))(question)


KINDS = (
    Kind(
        "alignment",
        "What serves what the company wants, and why?",
        "Each objective of the company with all that supports it, level by level: whose it is, where it stands by its own key "
        "results and by what is below, and what each link says. Then what hangs on nothing, and what contradicts its links.",
    ),
    Kind(
        "coverage",
        "Who serves the company, and what does nobody do?",
        "Which objectives of the company no team serves, which teams serve nothing, what the work of each team hangs on, where "
        "one objective carries too many, and what two teams do side by side. `policy.alignment` sets the limits.",
    ),
    Kind(
        "health",
        "How well is the plan looked after?",
        "One number of 100 and what it is made of: check-ins, pace, stated confidence, alignment, outcomes, measurability, "
        "guardrails and promises, each with what it counts and what pulls it down, by team, and on earlier days.",
    ),
    Kind(
        "progress",
        "Where does everything stand?",
        "By team: every objective and its key results with the value, the promise, progress and what is expected by now, the "
        "status, the confidence, where the pace leads, and the last check-in. Cycles that run, or the one that you name.",
    ),
    Kind(
        "owners",
        "Who carries what, and who carries too much?",
        "For everybody: the objectives and key results that they answer for in every team, what of it is behind, silent or "
        "past due, and who waits for their word. Then what nobody owns, and who owns nothing.",
    ),
    Kind(
        "balance",
        "How is the plan spread?",
        "By team and by level: outcomes, outputs and guardrails, the lenses that nobody looks through, committed and "
        "aspirational objectives, leading and lagging metrics, outcomes that no guardrail guards, and uneven weights.",
    ),
    Kind(
        "calibration",
        "What is stated confidence worth?",
        "For every cycle that is over: how sure people were at the freeze, and how many targets were met. By team and owner, "
        "with the Brier score, and a word only where there is enough to say.",
        of_ends=True,
    ),
    Kind(
        "metrics",
        "What is measured, and can it be believed?",
        "The metric registry as an audit: what nobody wrote down, which metrics nobody uses or may be one, who measures what "
        "on whom, the last value of each, and the key results without a metric or on one that nobody trusts.",
    ),
    Kind(
        "digest",
        "What happened, and who is needed now?",
        "For a chat or a mail by a scheduled job, on one screen: promises that moved, other changes, how many check-ins came "
        "and from whom, what stands worse, what waits for whom, and which days are near. What is left out is counted.",
        DigestOptions,
    ),
    Kind(
        "scores",
        "How did it end?",
        "For the last cycle that is over, or the one that you name: computed and claimed scores, what the promises of the "
        "freeze would have given, verdicts and causes, what nobody has looked back on. Of a cycle that runs: so far.",
        of_ends=True,
    ),
)
