"""September: the real cause, too late, and the end of the third quarter."""

from okrkit.demo.step import CheckIn, Commit, Feedback

SEPTEMBER = (
    Commit(
        "2026-09-03 12:10",
        "ana",
        "Ask Payments what it now knows",
        (
            Feedback(
                "payments/on-time-payouts",
                "manager",
                "Ana Costa",
                "You found the real cause in week eight. What would have told you in week two?",
                "Asking the banks before setting the target. It goes into the review.",
            ),
        ),
    ),
    Commit(
        "2026-09-14 09:30",
        "noor",
        "Monday check-ins, week 38",
        (
            CheckIn("cafes/minute-order#order-time", 7.4, 0.6, "Last week's order on one button, since Thursday"),
            CheckIn("cafes/minute-order#without-a-call", 57, 0.5),
            CheckIn("payments/on-time-payouts#late-payouts", 5.1, 0.2, by="dana"),
            CheckIn("platform/see-it-first#seen-first", 74, 0.7, by="sam"),
            CheckIn("platform/see-it-first#minutes-to-help", 14, 0.7, by="pavel"),
            CheckIn("roastery/one-taste#taste-complaints", 4.1, 0.6, by="elin"),
        ),
    ),
    Commit(
        "2026-09-28 10:40",
        "tess",
        "Last check-ins of the third quarter",
        (
            CheckIn("payments/on-time-payouts#late-payouts", 4.2, 0.0, "Two banks switched; that was most of it", "dana"),
            CheckIn("payments/on-time-payouts#where-is-my-money", 39, 0.0, by="li"),
            CheckIn("platform/see-it-first#seen-first", 78, 0.3, by="sam"),
            CheckIn("platform/see-it-first#minutes-to-help", 12.5, 0.3, by="pavel"),
            CheckIn("platform/see-it-first#night-calls", 2, by="pavel"),
            CheckIn("cafes/minute-order#order-time", 6.1, 0.1, by="noor"),
            CheckIn("cafes/minute-order#without-a-call", 64, 0.1, by="noor"),
            CheckIn("cafes/minute-order#wrong-orders", 17, by="noor"),
            CheckIn("roastery/one-taste#panel", 78, 0.3, by="elin"),
            CheckIn("roastery/one-taste#taste-complaints", 3.6, 0.3, by="elin"),
            CheckIn("subscriptions/less-churn#first-ninety", 30.6, 0.0, by="ravi"),
            CheckIn("subscriptions/less-churn#swaps", 21, 0.0, "The swap link went live on Thursday", "ravi"),
            CheckIn("support/quick-answers#first-reply", 6, 1.0, by="mia"),
            CheckIn("support/quick-answers#one-exchange", 61, 1.0, by="mia"),
        ),
        together_with=("dana", "noor", "ravi"),
    ),
)
