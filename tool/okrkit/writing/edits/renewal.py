"""An objective as it begins another cycle: from where it stands now, with everything that only its past knows left out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from okrkit.address import Pointer
from okrkit.cycle import Cycle
from okrkit.measure.progress import key_result_progress
from okrkit.measure.value import value_on
from okrkit.objective import KeyResult, Kind, Objective
from okrkit.plan import Plan
from okrkit.reading.events import JSON
from okrkit.reference import Reference
from okrkit.writing.edits.carried import reason_it_is_over
from okrkit.writing.splicing.edit import Put, Remove
from okrkit.writing.splicing.typed import number

_PAST = ("formerly", "feedback", "dropped", "external_ids")
_PAST_OF_A_KEY_RESULT = (
    *("formerly", "baseline_date", "trajectory", "current", "confidence", "check_ins", "rebaselines", "dropped"),
    "external_ids",
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """What people have to look at, and what to do about it."""

    about: Reference
    message: str
    help: str


@dataclass(slots=True)
class Renewal:
    """What is written otherwise than in the earlier cycle, by the places in the file of that one.

    ``left`` are key results that are not carried on, and why; ``ended`` are the cycles around the earlier one into which
    links led that are lost.
    """

    puts: list[Put] = field(default_factory=list)
    removes: list[Remove] = field(default_factory=list)
    remarks: dict[Pointer, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    left: list[tuple[Reference, str]] = field(default_factory=list)
    ended: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Move:
    """From one cycle to a later one, on a day; ``after`` is the plan with what is carried, as far as links can lead to it."""

    old: Cycle
    new: Cycle
    day: date
    after: Plan


def renew(objective: Objective, written: JSON, move: Move, *, is_modified: bool) -> Renewal:
    """What changes in an objective that is carried on, as it is ``written`` in the file of the earlier cycle.

    Its baselines are the last values, its targets stay; where a target is reached or nothing was measured it says so. Links
    stay that lead somewhere, helpers have to confirm anew, and days that are over go. ``is_modified`` is what its review said.
    """
    renewal, fields = Renewal(), _mapping(written)
    about = replace(objective.reference, cycle=move.new.id)
    renewal.puts.append(Put(objective.at("continues").pointer, str(objective.reference)))
    renewal.removes += [Remove(objective.at(key).pointer) for key in _PAST if key in fields]
    if is_modified:
        renewal.remarks[objective.address.pointer] = f"the review of {move.old.id} says modify: what will be different?"
        renewal.doubts.append(Doubt(about, "its review says modify", "what will be different?"))
    key_results = _list(fields.get("key_results"))
    over = {at: why for at, one in enumerate(objective.key_results) if (why := reason_it_is_over(one))}
    gone = list(over)
    renewal.left += [(objective.key_results[at].reference, why) for at, why in over.items()]
    _leave(renewal, objective.at("key_results").pointer, gone, len(objective.key_results))
    for at, (key_result, raw) in enumerate(zip(objective.key_results, key_results, strict=False)):
        if at not in over:
            _renew_key_result(renewal, key_result, _mapping(raw), move)
    _renew_relations(renewal, objective, {objective.key_results[at].id for at in gone}, move)
    _renew_links(renewal, objective, _list(fields.get("aligns_to")), move)
    for at, raw in enumerate(_list(fields.get("depends_on"))):
        named = (key for key in ("confirmed_by", "date") if key in _mapping(raw))
        renewal.removes += [Remove(objective.at("depends_on", at, key).pointer) for key in named]
    return renewal


def _renew_key_result(renewal: Renewal, key_result: KeyResult, raw: Mapping[str, JSON], move: Move) -> None:
    about = replace(key_result.reference, cycle=move.new.id)
    renewal.removes += [Remove(key_result.at(key).pointer) for key in _PAST_OF_A_KEY_RESULT if key in raw]
    if key_result.due and not move.new.covers(key_result.due):
        renewal.removes.append(Remove(key_result.at("due").pointer))
        renewal.doubts.append(Doubt(about, f"it was due on {key_result.due}", "give it a `due` day if it needs one"))
    done = [at for at, milestone in enumerate(key_result.milestones) if milestone.done]
    _leave(renewal, key_result.at("milestones").pointer, done, len(key_result.milestones))
    if key_result.target is not None and key_result.kind is not Kind.GUARDRAIL:
        _begin_anew(renewal, key_result, about, move)


def _begin_anew(renewal: Renewal, key_result: KeyResult, about: Reference, move: Move) -> None:
    """The baseline is where it stands; what people have to set is marked."""
    value, old = value_on(key_result, move.day), key_result.baseline
    if value is None:
        where = "baseline" if old is not None else "target"
        renewal.remarks[key_result.at(where).pointer] = f"nothing was measured in {move.old.id}: is this where it stands?"
        renewal.doubts.append(Doubt(about, f"nothing was measured in {move.old.id}", "find out where it stands: `baseline`"))
        return
    if value != old:
        renewal.puts.append(Put(key_result.at("baseline").pointer, value))
        title = key_result.title if old is None else _from(key_result.title, old, value)
        if title != key_result.title:
            renewal.puts.append(Put(key_result.at("title").pointer, title))
        elif old is not None and re.search(rf"(?<![\d.,])({_forms(old)})(?!\d|[.,]\d)", title):
            renewal.doubts.append(Doubt(about, f"the title may still say {number(old)}", "it begins at another number now"))
    if (key_result_progress(key_result, move.day) or 0) >= 1:
        renewal.remarks[key_result.at("target").pointer] = f"reached in {move.old.id}: what is next?"
        renewal.doubts.append(Doubt(about, f"its target was reached in {move.old.id}", "set the next one, or take it out"))


def _renew_relations(renewal: Renewal, objective: Objective, left: set[str], move: Move) -> None:
    """Nothing points at key results that are not carried on."""
    for key_result in objective.key_results:
        for key, named in (("prove", key_result.proves), ("guard", key_result.guards)):
            if key_result.id not in left and named in left:
                renewal.removes.append(Remove(key_result.at(f"{key}s").pointer))
                about = replace(key_result.reference, cycle=move.new.id)
                renewal.doubts.append(Doubt(about, f"{named} is not carried on", f"what does it {key} now?"))
    idle = []
    for at, initiative in enumerate(objective.initiatives):
        gone = [which for which, id in enumerate(initiative.drives) if id in left]
        if gone and len(gone) == len(initiative.drives):
            idle.append(at)
        renewal.removes += [Remove(objective.at("initiatives", at, "drives", which).pointer) for which in gone]
    _leave(renewal, objective.at("initiatives").pointer, idle, len(objective.initiatives))


def _renew_links(renewal: Renewal, objective: Objective, links: Sequence[JSON], move: Move) -> None:
    gone = []
    for at, (link, raw) in enumerate(zip(objective.aligns_to, links, strict=False)):
        to = _resolved(link.to, move)
        if to is None:
            gone.append(at)
            about = replace(objective.reference, cycle=move.new.id)
            renewal.doubts.append(Doubt(about, f"{link.to} is not in {move.new.id}", "what does it serve now?"))
            target = move.after.resolve(link.to, move.old.id)
            if target and target.cycle != move.old.id:
                renewal.ended.add(target.cycle)
        elif to != link.to:
            steps = ("aligns_to", at, *(("to",) if isinstance(raw, dict) else ()))
            renewal.puts.append(Put(objective.at(*steps).pointer, str(to)))
    _leave(renewal, objective.at("aligns_to").pointer, gone, len(objective.aligns_to))


def _resolved(to: Reference, move: Move) -> Reference | None:
    """Where a link leads in the later cycle, in its own words where these still say it; None where it leads nowhere."""
    plan = move.after
    around = plan.cycles.get(to.cycle or "")
    for wanted in ([to] if around and around.contains(move.new) else []) + [replace(to, cycle=None)]:
        found = plan.resolve(wanted, move.new.id)
        if found and (to.key_result is None or found.key_result(to.key_result)):
            return replace(wanted, cycle=found.cycle) if to.cycle else to
    return None


def _leave(renewal: Renewal, pointer: Pointer, gone: Sequence[int], count: int) -> None:
    """Leave items of a list out; where they are all there is, the list."""
    if gone and len(gone) == count:
        renewal.removes.append(Remove(pointer))
    else:
        renewal.removes += [Remove((*pointer, at)) for at in gone]


def _from(title: str, old: float, new: float) -> str:
    """A title that says once from which number it goes on, with another one."""
    found = list(re.finditer(rf"(?i:\bfrom )[^\w\s.,+-]?({_forms(old)})(?!\d|[.,]\d)", title))
    if len(found) != 1:
        return title
    written = f"{new:,.15g}" if "," in found[0].group(1) else number(new)
    return title[: found[0].start(1)] + written + title[found[0].end(1) :]


def _forms(value: float) -> str:
    """A pattern of how people write a number: plain, with commas, with the digits that keep it in step with another."""
    forms = (number(value), f"{value:,.0f}" if value == int(value) else number(value), f"{value:.1f}", f"{value:.2f}")
    return "|".join(re.escape(form) for form in dict.fromkeys(forms) if float(form.replace(",", "")) == value)


def _mapping(value: JSON) -> Mapping[str, JSON]:
    return value if isinstance(value, dict) else {}


def _list(value: JSON) -> Sequence[JSON]:
    return value if isinstance(value, list) else ()
