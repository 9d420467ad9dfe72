"""A parser's complaint becomes a sentence about the text that its writer sees."""

from okrkit.reading.yaml_error import YamlError


def explain(text: str, problem: str, line: int, column: int) -> YamlError:
    """What is wrong with ``text``, where a parser stopped at a line and a column (both from 1)."""
    return YamlError(problem, "", line, column)
