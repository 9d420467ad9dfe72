"""May: a quarter that is learned more than won."""

from okrkit.demo.step import CheckIn, Commit, Done

MAY = (
    Commit(
        "2026-05-04 09:35",
        "sam",
        "Monday check-ins, week 19",
        (
            CheckIn("platform/one-order-book#mismatches", 61, 0.6, "Half of them were one courier's postcode field"),
            CheckIn("platform/one-order-book#paper-lists", 5, 0.4),
            CheckIn("cafes/hear-it-early#known-reasons", 20, 0.5, "Forms came back empty; visits do not", "noor"),
            CheckIn("cafes/hear-it-early#visits", 24, by="noor"),
            CheckIn("subscriptions/first-bag#questions", 36, 0.6, by="ravi"),
            CheckIn("support/one-inbox#repeated", 22, 0.9, by="mia"),
            CheckIn("company/cafes-stay@2026#renewal", 82, 0.6, by="ana"),
            CheckIn("company/home-habit@2026#second-bag", 49, 0.5, by="ravi"),
        ),
    ),
    Commit(
        "2026-05-18 09:50",
        "jonas",
        "Monday check-ins, week 21, and both drums roast by colour",
        (
            Done("roastery/even-roast#sensors", "Drum 1 roasts by colour", day="2026-05-06"),
            Done("roastery/even-roast#sensors", "Drum 2 roasts by colour", day="2026-05-14"),
            CheckIn("roastery/even-roast#even-batches", 72, 0.6),
            CheckIn("roastery/even-roast#taste-complaints", 8.8, 0.5, "Cafés do not taste a sensor. Patience."),
            CheckIn("payments/right-first-time#wrong-invoices", 5.2, 0.7, by="dana"),
            CheckIn("subscriptions/first-bag#first-bag-right", 47, 0.4, "The second supplier is late", "ravi"),
            CheckIn("support/one-inbox#repeated", 19.6, 0.95, by="mia"),
        ),
    ),
)
