"""Spring: a plan moves from slides into git, and a first quarter is learned more than won."""

from okrkit.demo.step import CheckIn, Commit, Done, Edit, Review, Write

_YEAR = "okrs/company/2026.yaml"
_MODELINE = "# yaml-language-server: $schema=../../schema/okr.schema.json\n"


def _measured_by(metric: str, before: str) -> Edit:
    """Name the metric of a key result of the year, in the line before one that stands there once."""
    line = f"        {before}\n"
    return Edit(_YEAR, line, f"        metric: {metric}\n{line}")


SPRING = (
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
    Commit("2026-04-01 14:12", "dana", "Payments: plan for the second quarter (#6)", (Write("okrs/payments/2026-Q2.yaml"),)),
    # A rewrite after review: from "install sensors" to what a café tastes. Written by two, landed by a third.
    Commit(
        "2026-04-03 15:55",
        "jonas",
        "Roastery: rewrite after review, the cup before the sensor (#7)",
        (Write("okrs/roastery/2026-Q2.yaml", "okrs/roastery/2026-Q2.rewritten.yaml"),),
        body="The café council read our draft and asked what it had to do with them. Fair.",
        landed="2026-04-07 09:30",
        landed_by="ana",
        together_with=("elin",),
    ),
    # The registry, with metrics that are trusted and metrics that are not.
    Commit(
        "2026-04-09 14:20",
        "li",
        "Metric audit: what we measure and how far we believe it (#8)",
        (
            Write("okrs/metrics.yaml"),
            Edit(_YEAR, "# The year. Written", f"{_MODELINE}# The year. Written"),
            _measured_by("cafe-renewal-rate", "population: independent cafés with an agreement of at least a year"),
            _measured_by("in-full-rate", "population: all café orders, counted on the day of delivery"),
            _measured_by("monthly-churn", "population: subscribers who have received at least one bag"),
            _measured_by("reorder-30", "population: people whose first bag was delivered in the month"),
            _measured_by("weekly-revenue", "population: weeks without a public holiday, four-week mean"),
            _measured_by("weekend-shifts", "population: roastery and packing, voluntary shifts counted too"),
        ),
        body="Seventeen numbers. We trust nine, argue about five, doubt two and do not measure one at all yet.",
        landed="2026-04-10 09:00",
        landed_by="ana",
        together_with=("sam", "elin"),
    ),
    Commit(
        "2026-04-13 10:00",
        "ana",
        "Company figures for March",
        (
            CheckIn("company/cafes-stay@2026#renewal", 81.5, 0.6),
            CheckIn("company/cafes-stay@2026#in-full", 88.6, 0.6, by="tess"),
            CheckIn(
                "company/home-habit@2026#churn", 6.2, 0.5, "Easter vouchers brought people who never meant to stay", "ravi"
            ),
            CheckIn("company/grow-calmly@2026#weekly-revenue", 150200, 0.7, by="tess"),
            CheckIn("company/grow-calmly@2026#weekend-shifts", 27, 0.5, "First quarter, asked from memory", "tess"),
            CheckIn("company/grow-calmly@2026#untouched-orders", 65, 0.6, by="sam"),
        ),
    ),
    Commit(
        "2026-04-20 09:40",
        "tess",
        "Monday check-ins, week 17",
        (
            CheckIn("roastery/even-roast#even-batches", 66, 0.5, "Drum 1 still by the clock", "jonas"),
            CheckIn("roastery/even-roast#roast-loss", 14.9, by="jonas"),
            CheckIn("payments/right-first-time#wrong-invoices", 7.1, 0.6, by="dana"),
            CheckIn("payments/right-first-time#days-to-paid", 33, 0.6, by="dana"),
            CheckIn("platform/one-order-book#mismatches", 78, 0.5, by="sam"),
            CheckIn("support/one-inbox#first-reply", 8.2, 0.9, by="mia"),
        ),
        together_with=("jonas", "dana", "sam"),
    ),
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
    Commit(
        "2026-06-01 10:10",
        "ana",
        "Company figures for May",
        (
            CheckIn("company/cafes-stay@2026#renewal", 82.4, 0.6),
            CheckIn("company/cafes-stay@2026#in-full", 90.1, 0.7, by="tess"),
            CheckIn("company/cafes-stay@2026#cafe-margin", 35.5, by="tess"),
            CheckIn("company/home-habit@2026#churn", 5.9, 0.5, by="ravi"),
            CheckIn("company/home-habit@2026#discounts", 8.8, by="tess"),
            CheckIn("company/grow-calmly@2026#weekly-revenue", 155000, 0.7, by="tess"),
            CheckIn("company/grow-calmly@2026#returns", 1.2, by="mia"),
            CheckIn("company/grow-calmly@2026#untouched-orders", 70, 0.7, by="sam"),
        ),
    ),
    Commit(
        "2026-06-08 09:30",
        "noor",
        "Monday check-ins, week 24",
        (
            CheckIn("cafes/hear-it-early#known-reasons", 34, 0.6),
            CheckIn("cafes/hear-it-early#rescued", 48, 0.6, "A call from the roaster works better than a discount"),
            CheckIn("roastery/even-roast#even-batches", 77, 0.7, "One bean a day, no changes in between", "jonas"),
            CheckIn("roastery/even-roast#taste-complaints", 7.0, 0.6, by="jonas"),
            CheckIn("payments/right-first-time#wrong-invoices", 3.4, 0.8, by="dana"),
            CheckIn("payments/right-first-time#days-to-paid", 28, 0.7, by="dana"),
            CheckIn("payments/right-first-time#reminder-complaints", 2, by="dana"),
            CheckIn("platform/one-order-book#mismatches", 29, 0.7, by="sam"),
            CheckIn("platform/one-order-book#paper-lists", 2, 0.7, "Only Mondays and after holidays", "sam"),
            CheckIn("subscriptions/first-bag#questions", 30, 0.6, by="ravi"),
        ),
    ),
    Commit(
        "2026-06-29 10:20",
        "tess",
        "Last check-ins of the second quarter",
        (
            CheckIn("roastery/even-roast#even-batches", 81, 0.5, by="jonas"),
            CheckIn("roastery/even-roast#taste-complaints", 5.5, 0.4, by="jonas"),
            CheckIn("roastery/even-roast#roast-loss", 14.4, by="jonas"),
            CheckIn("cafes/hear-it-early#known-reasons", 45, 0.3, by="noor"),
            CheckIn("cafes/hear-it-early#rescued", 56, 0.4, by="noor"),
            CheckIn("subscriptions/first-bag#first-bag-right", 53, 0.1, by="ravi"),
            CheckIn("subscriptions/first-bag#questions", 27, 0.1, by="ravi"),
            CheckIn("payments/right-first-time#wrong-invoices", 2.4, 1.0, by="dana"),
            CheckIn("payments/right-first-time#days-to-paid", 24, 1.0, by="dana"),
            CheckIn("platform/one-order-book#mismatches", 15, 1.0, by="sam"),
            CheckIn("platform/one-order-book#paper-lists", 1, 0.2, by="sam"),
            CheckIn("support/one-inbox#repeated", 19, 1.0, by="mia"),
            CheckIn("support/one-inbox#first-reply", 7, 1.0, by="mia"),
        ),
        together_with=("noor", "ravi"),
    ),
    Commit(
        "2026-06-30 17:00",
        "tess",
        "Company figures for June",
        (
            CheckIn("company/cafes-stay@2026#renewal", 83, 0.6, by="ana"),
            CheckIn("company/cafes-stay@2026#in-full", 90.8, 0.7),
            CheckIn("company/home-habit@2026#second-bag", 51, 0.5, by="ravi"),
            CheckIn("company/home-habit@2026#churn", 5.8, 0.5, by="ravi"),
            CheckIn("company/grow-calmly@2026#weekly-revenue", 158900, 0.7),
            CheckIn("company/grow-calmly@2026#weekend-shifts", 19, 0.6),
            CheckIn("company/grow-calmly@2026#untouched-orders", 74.5, 0.7, by="sam"),
        ),
    ),
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
)
