"""The nodes of a diagram as steps, parties and teams of a stream."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from svc.diagnostics import limits
from svc.formats.exchange.diagrams.foreign import Kind, Node, called, words
from svc.formats.exchange.diagrams.own_data import Own, shown
from svc.formats.exchange.losses import Loss, merged, renamed
from svc.formats.exchange.meanings import Meanings, Names, can_be_name
from svc.model import HOLE, NamedParty, Step, Stream, Team, is_name, title_of
from svc.model.writable import as_reference
from svc.text.near_names import name_for

UNNAMED = "step"
NEW = 0
Numbered = tuple[int, Any]
"""A statement, and the number of its row; NEW if svc put none along."""


class Steps:
    """Gives each node that stays its name, and makes the statement that it needs.

    `names` says by the id of a node which end of a flow it is; `known` are the statements that svc put along, by their
    numbers.
    """

    def __init__(self, known: Mapping[str, Any], stream: Stream, meanings: Meanings, losses: list[Loss]) -> None:
        self._known, self._meanings, self._losses = known, meanings, losses
        own = [*(each.name for each in stream.steps), *(each.name for each in stream.parties)]
        self._names = Names([*meanings.reserved, *own], losses)
        self._team_names = Names([each.name for each in stream.teams], losses)
        self._taken: set[str] = set()
        self.names: dict[str, str] = {}
        self.steps: list[Numbered] = []
        self.parties: list[Numbered] = []
        self.teams = [*stream.teams]
        self._teams = {each.name.casefold(): each for each in reversed(stream.teams)}
        for each in stream.teams:
            self._teams.setdefault(words(title_of(each)).casefold(), each)
        self.nodes: dict[str, Node] = {}
        """The nodes of steps, by the names of these."""
        self._by_label: dict[str, str] = {}
        """Parties by what they are called: one may be drawn several times."""

    def add(self, node: Node) -> None:
        """A node that stays."""
        if node.kind == Kind.PARTY:
            self.names[node.id] = self._party(node)
        elif node.kind == Kind.ACTIVITY and node.own and words(node.label) == shown(node.own):
            self.names[node.id] = _reference(node.own)
        else:
            self.names[node.id] = name = self._step(node)
            self.nodes[name] = node

    # --- steps

    def _step(self, node: Node) -> str:
        known = self._known.get(node.own.get("number", "")) if node.own else None
        if node.own and isinstance(known, Step) and known.name not in self._taken:
            self._taken.add(known.name)
            self.steps.append((int(node.own["number"]), self._edited(known, node)))
            return known.name
        label = words(node.label)
        name = self._names.new(label or UNNAMED, node.place)
        if not label:
            self._losses.append(renamed(called(node.what, ""), node.place, f"it is `{name}` now"))
        title = label if label and label != name else None
        if isinstance(known, Step):
            self.steps.append((NEW, evolve(known, name=name, title=title)))
        else:
            said = self._placed(node, label)
            self.steps.append((NEW, Step(name, title, note=node.note.strip() or None, **said)))
        return name

    def _edited(self, step: Step, node: Node) -> Step:
        """A step of ours with what was changed in the other program."""
        own, label = node.own or {}, words(node.label)
        if label != shown(own):
            self._edit(f"the title of `{step.name}`", node.place, f"it is `{label}` in the diagram, which counts")
            step = evolve(step, title=label if label and label != step.name else None)
        lane = _activity(node) or node.lane
        if lane and lane != own.get("lane", ""):
            self._edit(f"the activity of `{step.name}`", node.place, f"it is in the lane `{lane}`, which counts")
            said = self._placed(node, "")
            said["practices"] = tuple(dict.fromkeys((*step.practices, *said.get("practices", ()))))
            said["responsible"] = tuple(dict.fromkeys((*said.get("responsible", ()), *step.responsible)))
            step = evolve(step, **said)
        note = node.note.strip()
        if note and words(note) != words(step.note or ""):
            self._edit(f"the note of `{step.name}`", node.place, f"it is `{words(note)}` in the diagram, which counts")
            step = evolve(step, note=note)
        return step

    def _placed(self, node: Node, label: str) -> dict[str, Any]:
        """What a lane and the label of a node itself say of its activity, and of who does it; and what it opens."""
        activity = _activity(node) or (label and self._meanings.id_of("activities", label, node.place))
        said: dict[str, Any] = {}
        lane = words(node.lane)
        if lane and not activity:
            activity = self._meanings.id_of("activities", lane, node.place)
            practice = activity or self._meanings.id_of("practices", lane, node.place)
            if practice and not activity:
                said["practices"] = (practice,)
            elif not activity:
                said["responsible"] = (self._team(lane, node.place),)
        opens = words(node.opens)
        if opens and not can_be_name(opens):
            named = name_for(opens)[: limits.NAME]
            self._losses.append(renamed(f"`{opens}`, which the {node.what} opens", node.place, f"it is `{named}` now"))
            opens = named
        if opens:
            said["opens"] = opens
        said["activity"] = activity or HOLE
        return said

    def _team(self, title: str, place: str) -> str:
        team = self._teams.get(title.casefold())
        if team is None:
            name = self._team_names.new(title, place)
            team = self._teams[title.casefold()] = Team(name, None if name == title else title)
            self.teams.append(team)
        return team.name

    # --- parties

    def _party(self, node: Node) -> str:
        label, own = words(node.label), node.own or {}
        known = self._known.get(own.get("number", ""))
        same = label == shown(own)
        if own.get("node") and same:
            if isinstance(known, NamedParty) and known.name not in self._taken:
                self._taken.add(known.name)
                self.parties.append((int(own["number"]), known))
            return _reference(own)
        if isinstance(known, NamedParty) and label:
            self._edit(f"the title of `{known.name}`", node.place, f"it is `{label}` in the diagram, which counts")
            self._taken.add(known.name)
            number = int(own["number"])  # another drawing of it may have been read before
            self.parties = [each for each in self.parties if each[0] != number]
            self.parties.append((number, evolve(known, title=label if label != known.name else None)))
            return known.name
        return self._foreign_party(label, node)

    def _foreign_party(self, label: str, node: Node) -> str:
        folded = label.casefold()
        name = self._by_label.get(folded) if label else None
        if name is None:
            name = self._meanings.id_of("parties", label, node.place) if label else None
            if name is None:
                name = self._names.new(label or "party", node.place)
                self.parties.append((NEW, NamedParty(name, label if label and label != name else None, HOLE)))
            self._by_label[folded] = name
        return name

    def _edit(self, what: str, place: str, why: str) -> None:
        self._losses.append(merged(what, place, why))


def _activity(node: Node) -> str:
    """The id of the activity that a node names; empty if that can't be one, as where our data was damaged."""
    return node.activity if is_name(node.activity) or node.activity == HOLE else ""


def _reference(own: Own) -> str:
    """The name by which flows of ours call a node; a hole if it can't be one."""
    try:
        return as_reference(own.get("node", ""))
    except ValueError:
        return HOLE
