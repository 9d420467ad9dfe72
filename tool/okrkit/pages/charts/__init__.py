"""Charts as SVG text, drawn at build: fluid in width, coloured by the page's style sheet, read aloud by their description.

Across, positions are percentages of the drawing, so that one drawing fits every screen while its
text keeps its size; down, they are pixels. What a style sheet can say (colours, widths, anchors
on a narrow screen) is left to classes that begin with ``okr-``.
"""

from okrkit.pages.charts.bar import draw_bar
from okrkit.pages.charts.sparkline import draw_sparkline
from okrkit.pages.charts.trend import draw_trend
from okrkit.pages.charts.trend_data import Cone, Level, Mark, Point, Trend

__all__ = ["Cone", "Level", "Mark", "Point", "Trend", "draw_bar", "draw_sparkline", "draw_trend"]
