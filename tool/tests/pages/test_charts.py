"""Charts: what is drawn where, what is said aloud, and that no text gets out of its element."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from lxml import etree

from okrkit.pages.charts import Cone, Level, Mark, Point, Trend, draw_bar, draw_sparkline, draw_trend
from okrkit.pages.charts.scale import Days, Scale, domain, spread, ticks

STARTS, ENDS = date(2026, 10, 1), date(2026, 12, 31)
HOSTILE = "</title><script>alert(1)</script>\"'&amp;"


def trend(**changes: object) -> Trend:
    points = tuple(Point(STARTS + timedelta(weeks=week), 4.0 - week / 4, f"point {week}") for week in range(6))
    values: dict[str, object] = {
        "id": "_chart-late",
        "title": "Late payouts",
        "description": "6 values",
        "starts": STARTS,
        "ends": ENDS,
        "points": points,
        "number": lambda value: f"{value:g}%",
        "day": lambda day: f"{day.day}.{day.month}.",
        "expected": (Point(STARTS, 4.0), Point(ENDS, 0.5)),
        "levels": (Level(0.5, "target 0.5%"),),
        "marks": (Mark(date(2026, 10, 12), "frozen", "freeze"), Mark(date(2026, 11, 22), "today", "today")),
        "cone": Cone(points[-1], Point(ENDS, 1.0, "1% at this pace"), 0.4, 1.6),
    }
    return Trend(**(values | changes))  # type: ignore[arg-type]


def parse(svg: str) -> etree._Element:
    return etree.fromstring(svg)


def texts(svg: etree._Element) -> list[str]:
    return list(svg.xpath("//text/text()"))


def test_a_bar_is_filled_to_its_share_and_marked_where_it_should_be() -> None:
    svg = parse(draw_bar(0.31, 0.55, "31% of the way, 55% expected"))
    assert svg.xpath("string(rect[@class='okr-fill']/@width)") == "31%"
    assert svg.xpath("string(rect[@class='okr-due']/@x)") == "55%"
    assert (svg.get("role"), svg.xpath("string(title)")) == ("img", "31% of the way, 55% expected")


@pytest.mark.parametrize(("share", "width"), [(1.9, "100%"), (1.0, "100%"), (0.0, ""), (-0.4, "")])
def test_a_bar_never_leaves_its_track(share: float, width: str) -> None:
    assert parse(draw_bar(share, None, "")).xpath("string(rect[@class='okr-fill']/@width)") == width


def test_an_unknown_bar_is_not_an_empty_one() -> None:
    unknown, empty = parse(draw_bar(None, 0.5, "")), parse(draw_bar(0.0, 0.5, ""))
    assert unknown.xpath("count(rect[@class='okr-unknown'])") == 1
    assert empty.xpath("count(rect[@class='okr-unknown'])") == 0


def test_a_trend_says_what_it_shows() -> None:
    svg = parse(draw_trend(trend()))
    named = svg.get("aria-labelledby", "").split()
    assert [svg.xpath(f"string(//*[@id='{one}'])") for one in named] == ["Late payouts", "6 values"]
    said = texts(svg)
    assert {"target 0.5%", "1% at this pace", "frozen", "today", "1.10.", "31.12."} <= set(said)
    assert svg.xpath("count(//circle)") == 6
    assert svg.xpath("string((//circle)[last()]/title)") == "point 5"


def test_what_lies_before_the_cycle_or_after_it_is_still_in_the_picture() -> None:
    early = trend(points=(Point(date(2026, 9, 1), 4.2, "early"), Point(date(2026, 11, 1), 3.0, "later")), cone=None)
    xs = [float(x.rstrip("%")) for x in parse(draw_trend(early)).xpath("//circle/@cx")]
    assert xs[0] == 0
    assert all(0 <= x <= 100 for x in xs)


def test_labels_near_a_side_are_anchored_there_and_neighbours_stand_in_two_rows() -> None:
    marks = (
        Mark(STARTS, "first", "freeze"),
        Mark(date(2026, 11, 20), "due", "today"),
        Mark(date(2026, 11, 22), "today", "today"),
    )
    svg = parse(draw_trend(trend(marks=marks)))
    label = {text: svg.xpath(f"//text[.='{text}']")[0] for text in ("first", "due", "today", "31.12.")}
    assert "okr-from" in label["first"].get("class", "")
    assert "okr-to" in label["31.12."].get("class", "")
    assert label["due"].get("y") != label["today"].get("y")


def test_long_labels_stand_in_two_rows_before_they_touch_on_a_phone() -> None:
    for label, touches in (("declared late", True), ("due", False)):
        marks = (Mark(date(2026, 10, 12), "frozen", "freeze"), Mark(date(2026, 11, 2), label, "moved"))
        svg = parse(draw_trend(trend(marks=marks)))
        first, second = (svg.xpath(f"string(//text[.='{text}']/@y)") for text in ("frozen", label))
        assert (first != second) is touches


def test_a_mark_outside_the_picture_is_not_drawn() -> None:
    assert "frozen" not in texts(parse(draw_trend(trend(marks=(Mark(date(2027, 5, 1), "frozen", "freeze"),)))))


def test_labels_at_the_end_of_lines_do_not_cover_each_other() -> None:
    levels = (Level(0.5, "one"), Level(0.51, "two"), Level(0.52, "three"))
    svg = parse(draw_trend(trend(levels=levels)))
    places = sorted(float(y) for y in svg.xpath("//text[contains(@class, 'okr-end')]/@y"))
    assert all(later - earlier >= 14.9 for earlier, later in pairwise(places))


def test_a_wild_forecast_does_not_flatten_the_series() -> None:
    points = trend().points
    wild = trend(cone=Cone(points[-1], Point(ENDS, 900.0, "900"), -500.0, 2000.0))
    ys = [float(y) for y in parse(draw_trend(wild)).xpath("//circle/@cy")]
    assert max(ys) - min(ys) > 20


def test_a_line_that_does_not_move_is_drawn_in_the_middle() -> None:
    flat = trend(points=(Point(STARTS, 5.0, "a"), Point(ENDS, 5.0, "b")), expected=(), levels=(), cone=None)
    assert {float(y) for y in parse(draw_trend(flat)).xpath("//circle/@cy")} == {110.0}


def test_text_stays_text() -> None:
    svg = parse(
        draw_trend(
            trend(
                title=HOSTILE,
                description=HOSTILE,
                points=(Point(STARTS, 1.0, HOSTILE),),
                levels=(Level(0.5, HOSTILE),),
                marks=(Mark(STARTS, HOSTILE, "freeze"),),
            )
        )
    )
    assert svg.xpath("count(//script)") == 0
    assert svg.xpath("string(title)") == HOSTILE
    assert HOSTILE in texts(svg)
    assert parse(draw_bar(0.5, 0.5, HOSTILE)).xpath("string(title)") == HOSTILE


def test_a_sparkline_ends_in_its_last_value_and_is_empty_without_one() -> None:
    assert draw_sparkline((), STARTS, ENDS, None, "nothing") == ""
    svg = parse(draw_sparkline((Point(STARTS, 1.0), Point(ENDS, 2.0)), STARTS, ENDS, 2.0, "up"))
    assert (svg.xpath("string(circle/@cx)"), svg.xpath("string(title)")) == ("100%", "up")


def test_the_same_trend_is_the_same_bytes() -> None:
    assert draw_trend(trend()) == draw_trend(trend())


@pytest.mark.parametrize(
    ("low", "high", "wanted"),
    [
        (0, 4.2, [0, 2, 4]),
        (71, 96, [80, 90]),
        (0.09, 0.13, [0.09, 0.1, 0.11, 0.12, 0.13]),
        (-5, 5, [-5, -2.5, 0, 2.5, 5]),
        (3, 3, [3]),
    ],
)
def test_ticks_are_round(low: float, high: float, wanted: list[float]) -> None:
    assert ticks(low, high) == pytest.approx(wanted)


def test_the_drawn_stretch_has_zero_where_it_is_near_and_air_elsewhere() -> None:
    assert domain([1.0, 4.0])[0] == 0
    assert domain([71.0, 96.0])[0] == pytest.approx(69.5)
    assert domain([-4.0, -1.0])[1] == 0
    low, high = domain([0.0])
    assert low < 0 < high


def test_a_scale_without_extent_gives_its_middle() -> None:
    assert Scale(3, 3, 0, 100)(3) == 50
    assert Days(STARTS, STARTS)(STARTS) == 0


def test_spread_keeps_the_order_and_the_distance() -> None:
    assert spread([10, 11, 50], 15, 0, 100) == [10, 25, 50]
    assert spread([98, 99], 15, 0, 100) == [85, 100]
    assert spread([], 15, 0, 100) == []
