"""March: a plan moves from slides into git, and six teams write their first quarter."""

from okrkit.demo.step import Commit, Write

MARCH = (
    # The annual company plan, which every quarterly team plan after it serves.
    Commit(
        "2026-03-24 16:05",
        "ana",
        "Bring the plan for 2026 over from the slides",
        (Write("okrs/okrs.yaml"), Write("okrs/company/2026.yaml"), Write("README.md"), Write(".gitignore", "gitignore")),
        body="Slides forget who changed them and when. Let us see whether we like being remembered.",
    ),
    Commit("2026-03-27 11:20", "mia", "Support: plan for the second quarter (#2)", (Write("okrs/support/2026-Q2.yaml"),)),
    Commit("2026-03-30 10:02", "sam", "Platform: plan for the second quarter (#3)", (Write("okrs/platform/2026-Q2.yaml"),)),
    Commit("2026-03-30 17:41", "jonas", "Roastery: plan for the second quarter", (Write("okrs/roastery/2026-Q2.yaml"),)),
    Commit("2026-03-31 09:15", "noor", "Cafés: plan for the second quarter (#4)", (Write("okrs/cafes/2026-Q2.yaml"),)),
    Commit("2026-03-31 18:30", "ravi", "Subscriptions: plan for Q2 (#5)", (Write("okrs/subscriptions/2026-Q2.yaml"),)),
)
