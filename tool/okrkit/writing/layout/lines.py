"""The parts of a file become lines again, in the house style."""

from collections.abc import Sequence

from okrkit.reading.schema import SchemaName
from okrkit.writing.layout.tree import BLANK, Part, Remark
from okrkit.writing.layout.words import WRITTEN_OUT, key_word, word
from okrkit.writing.splicing.style import WIDTH, is_apart, is_line, is_tall, may_be_bare, sorted_keys

_STEP = 2
_FEWEST_BLANKS = 2
_MODELINE = "yaml-language-server:"


def lines_of(root: Part, kind: SchemaName) -> list[str]:
    """The lines of a whole file, which holds a mapping or a list that is not empty."""
    return _Writer(kind).whole(root)


class _Writer:
    """Writes parts; ``kept`` says that the last line which was written ends a text that takes in the empty lines below it."""

    def __init__(self, kind: SchemaName) -> None:
        self.kind = kind
        self.kept = False

    def whole(self, root: Part) -> list[str]:
        """What stands above all stays there; directly above the first key it is that key's only behind an empty line."""
        first = root.parts[0]
        top = [*root.lead, *first.lead]
        models = [line for line in top if _MODELINE in line]
        top = [*models, *(line for line in top if line not in models)]
        at = max((at for at, line in enumerate(top) if not line), default=len(top))
        head, first.lead = _tidy(top[:at], trim=True), top[at + 1 :]
        lead, lines = self._block(root, 0)
        between = [BLANK] if head and at < len(top) else []
        after = _tidy([remark.text for remark in root.beside], trim=True)
        return [*head, *between, *lead, *lines, *after]

    def _block(self, around: Part, column: int) -> tuple[list[str], list[str]]:
        """What stands above the first part, without indentation; and all other lines."""
        parts = around.parts
        if isinstance(around.value, dict):
            by_key = {str(part.pointer[-1]): part for part in parts}
            parts = [by_key[key] for key in sorted_keys(self.kind, around.pointer, list(by_key))]
        above: list[str] = []
        lines: list[str] = []
        for at, part in enumerate(parts):
            trim = at == 0 or self.kept
            lead, own = self._part(part, column)
            if at and is_apart(part.pointer) and not trim and lead[:1] != [BLANK]:
                lead.insert(0, BLANK)
            lead = _tidy(lead, trim=trim)
            if at == 0:
                above = lead
            else:
                lines += _indented(lead, column)
            lines += own
        foot = _tidy(around.foot, trim=self.kept)
        if any(foot):
            self.kept = False
            lines += _indented(foot, column)
        return above, lines

    def _part(self, part: Part, column: int) -> tuple[list[str], list[str]]:
        """The comments above a part, without indentation; and its lines."""
        head = "-" if part.key is None else f"{key_word(part.key, str(part.pointer[-1]), inside=False)}:"
        lead, remarks = list(part.lead), list(part.beside)
        start = " " * column + head
        if not isinstance(part.value, dict | list):
            own, at = self._single(part, start, column), (0 if WRITTEN_OUT.match(part.source) else -1)
        elif self._is_one_line(part, len(start) + 1):
            lead += part.foot
            own, at = [f"{start} {self._flow(part)}"], 0
            self.kept = False
        else:
            above, inner = self._block(part, column + _STEP)
            at = 0
            if part.key is None:
                lead += [*(remark.text for remark in remarks), *above]
                remarks = []
                own = [start + inner[0][len(start) :], *inner[1:]]
            else:
                own = [start, *_indented(above, column + _STEP), *inner]
        lead += [remark.text for remark in remarks[:-1]]
        own[at] += _behind(remarks[-1:])
        return lead, own

    def _single(self, part: Part, start: str, column: int) -> list[str]:
        first, *rest = word(part.source, part.value, inside=False, bare=may_be_bare(part.pointer))
        self.kept = "+" in first and bool(rest) and first[0] in "|>"
        return [f"{start} {first}" if first else start, *_indented(rest, column + _STEP)]

    def _is_one_line(self, part: Part, column: int) -> bool:
        if not part.parts:
            return True
        if part.is_remarked or is_tall(part.pointer, part.value):
            return False
        if not part.is_open and "\n" not in part.source:
            return True
        if part.is_written_out or (part.is_open and not is_line(part.pointer)):
            return False
        return column + len(self._flow(part)) <= WIDTH

    def _flow(self, part: Part) -> str:
        """A part in brackets, on one line."""
        if isinstance(part.value, dict):
            by_key = {str(inner.pointer[-1]): inner for inner in part.parts}
            keys = sorted_keys(self.kind, part.pointer, list(by_key))
            return f"{{{', '.join(self._pair(by_key[key], key) for key in keys)}}}"
        if isinstance(part.value, list):
            return f"[{', '.join(map(self._flow, part.parts))}]"
        bare, moved = may_be_bare(part.pointer), not part.is_inside
        return word(part.source, part.value, inside=True, moved=moved, bare=bare)[0]

    def _pair(self, part: Part, key: str) -> str:
        return f"{key_word(part.key or '', key, inside=True, moved=not part.is_inside)}: {self._flow(part)}"


def _behind(remarks: Sequence[Remark]) -> str:
    return "".join(f"{' ' * max(remark.blanks, _FEWEST_BLANKS)}{remark.text}" for remark in remarks)


def _indented(lines: Sequence[str], column: int) -> list[str]:
    return [" " * column + line if line else line for line in lines]


def _tidy(lines: Sequence[str], *, trim: bool) -> list[str]:
    """Comments with one empty line where there were several, and none at the start to ``trim``."""
    tidied: list[str] = []
    for line in lines:
        if line or (tidied[-1:] != [BLANK] and (tidied or not trim)):
            tidied.append(line)
    return tidied
