"""Notes for the goldens: what is usual, and what somebody might try."""

from okrkit.finding import Severity
from okrkit.report.ci.note import Note, RuleCard, Run

TITLE = "A refund is no longer an argument"
HOSTILE = "::error::x%0A ##[error]y ##vso[task.complete]z\n@dana \x1b[31m\u202e#12 [l](https://example.com) <b>&amp;{0}]]>"

NOTES = [
    Note(
        "no-key-results",
        Severity.ERROR,
        f"`{TITLE}` has no key results, so nobody can tell whether it was reached",
        "what would you see if it had come true? Say it as <who> <does what> from <baseline> to <target>",
        "okrs/payments.yaml",
        9,
        26,
        33,
        "35f0a1b2c3d4",
        f"  - {{id: settled, title: {TITLE}}}",
    ),
    Note(
        "link-without-reason",
        Severity.INFO,
        "the link to `company/calm` does not say how it helps",
        "write it as `because`",
        "okrs/payments.yaml",
        8,
        17,
        12,
        "0a1b2c3d4e5f",
        "    aligns_to: [company/calm]",
    ),
    Note(
        "missing-owner",
        Severity.WARNING,
        "nobody owns `Cafés löschen 30% früher`",
        "",
        "okrs/café, Köln.yaml",
        4,
        12,
        24,
        "1b2c3d4e5f6a",
        "    title: Cafés löschen 30% früher",
    ),
    Note(
        "missing-owner",
        Severity.WARNING,
        "nobody owns `Cafés löschen 30% früher`",
        "",
        "okrs/café, Köln.yaml",
        4,
        12,
        24,
        "1b2c3d4e5f6a",
        "    title: Cafés löschen 30% früher",
    ),
    Note("a-rule-of-ours", Severity.WARNING, HOSTILE, HOSTILE, "okrs/a,line=1::b;c]\udcff.yaml", 1, 1, 1, "2c3d4e5f6a7b"),
]
ABOUT = Run(
    "okr lint",
    {
        "no-key-results": RuleCard(
            "balance",
            "An objective needs key results.",
            "Without them nobody can tell whether it was reached.\n\n- Ask what you would *see*.",
            Severity.ERROR,
        ),
        "link-without-reason": RuleCard("alignment", "A link should say how it helps.", "", Severity.INFO),
        "missing-owner": RuleCard("cadence", "Somebody should answer for it.", "Name one person, not a team.", None),
    },
)
