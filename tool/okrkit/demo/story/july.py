"""July: a look back, a folder for each team, and plans for the third quarter."""

from okrkit.demo.step import CheckIn, Commit, Confirm, Edit, Rename, Review, Write

_TEAMS = ("roastery", "cafes", "subscriptions", "payments", "platform", "support")

JULY = (
    Commit("2026-07-01 12:00", "mia", "Support: look back on the second quarter", (Review("support", "2026-Q2"),)),
    Commit(
        "2026-07-02 11:10",
        "dana",
        "Payments and Platform: look back on the second quarter",
        (Review("payments", "2026-Q2"), Review("platform", "2026-Q2")),
        together_with=("sam",),
    ),
    Commit(
        "2026-07-03 15:30",
        "noor",
        "Cafés and Roastery: look back on the second quarter",
        (Review("cafes", "2026-Q2"), Review("roastery", "2026-Q2")),
        together_with=("jonas",),
    ),
    Commit("2026-07-06 09:05", "ravi", "Subscriptions: look back on the second quarter", (Review("subscriptions", "2026-Q2"),)),
    # Files and folders that move: six folders at once, and no objective changes by it.
    Commit(
        "2026-07-07 08:45",
        "tess",
        "Give the teams a folder of their own",
        tuple(Rename(f"okrs/{team}", f"okrs/teams/{team}") for team in _TEAMS),
        body="Nothing changes but the place. The company's own plan stays where it is.",
    ),
    Commit("2026-07-08 10:30", "mia", "Support: plan for Q3 (#15)", (Write("okrs/teams/support/2026-Q3.yaml"),)),
    Commit(
        "2026-07-08 16:00", "sam", "Platform: plan for the third quarter (#16)", (Write("okrs/teams/platform/2026-Q3.yaml"),)
    ),
    Commit(
        "2026-07-09 09:20",
        "dana",
        "Payments: plan for the third quarter (#17)",
        (
            Write("okrs/teams/payments/2026-Q3.yaml"),
            Edit("okrs/metrics.yaml", "value: 7.1}\n", "value: 7.1}\n      - {date: 2026-06-30, value: 6.8}\n"),
        ),
    ),
    Commit(
        "2026-07-09 11:45", "elin", "Roastery: plan for the third quarter (#18)", (Write("okrs/teams/roastery/2026-Q3.yaml"),)
    ),
    Commit("2026-07-09 15:10", "noor", "Cafés: plan for the third quarter (#19)", (Write("okrs/teams/cafes/2026-Q3.yaml"),)),
    Commit("2026-07-10 17:55", "ravi", "Subscriptions: plan for Q3 (#20)", (Write("okrs/teams/subscriptions/2026-Q3.yaml"),)),
    Commit(
        "2026-07-15 10:15",
        "pavel",
        "Publish the plan as a website (#22)",
        (Write("mkdocs.yml"), Write("docs/how-we-plan.md")),
        landed_by="tess",
        landed="2026-07-15 13:00",
    ),
    Commit(
        "2026-07-20 09:30",
        "dana",
        "Monday check-ins, week 30",
        (
            CheckIn("payments/on-time-payouts#late-payouts", 6.7, 0.6),
            CheckIn("payments/on-time-payouts#where-is-my-money", 51, 0.6),
            CheckIn("payments/on-time-payouts#cost-per-payout", 0.09),
            CheckIn("platform/see-it-first#seen-first", 41, 0.6, by="sam"),
            CheckIn("cafes/minute-order#order-time", 10.8, 0.5, "The council wants last week's order, not an app", "noor"),
            CheckIn("roastery/one-taste#panel", 67, 0.6, by="elin"),
            CheckIn("subscriptions/less-churn#first-ninety", 33.2, 0.5, by="ravi"),
            # The sandbagger, again: sure on the first day, there on the second.
            CheckIn("support/quick-answers#first-reply", 6.1, 0.95, by="mia"),
        ),
    ),
    Commit(
        "2026-07-21 11:00",
        "sam",
        "Platform will send Payments the banks' refusals",
        (Confirm("payments/on-time-payouts", "a daily file of what each bank refused"),),
    ),
)
