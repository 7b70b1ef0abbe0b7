"""Streams made up at random, each as text for svc and as facts for the rules; plausible, with every kind of mistake.

The facts are written down while the text is: nothing is read back, so the parser and the binding have no part in them.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from random import Random
from typing import NamedTuple

import svc
from tests.support import ROOT

CANON = ROOT / "tests" / "canon"
TABLES = {
    "activity": "c a begins ends new", "party": "c p", "line": "c n a side x", "whom": "c n other",
    "rule": "c kind src dst x", "end_name": "c kind name id", "artefact_name": "c name x", "word": "c x w",
    "practice_name": "c name id", "stream": "s c l", "key": "s l name", "decl": "s l kind name within",
    "by": "s l practice", "flow": "s l src dst cond share", "carried": "s l k said", "name_word": "said w",
    "slip": "name meant",
}  # fmt: skip
"""The facts, and what each says: `l` is a line of the text, `k` what is carried first, second and so on."""
SLIPS = {"scenaro": "scenario", "ownr": "owner", "triger": "trigger"}
OTHER_SIDE = {"input": "output", "output": "input"}
BEGIN, END = {"plan", "improve"}, {"plan", "improve", "engage"}
NAMES = ("log", "Log", "sort", "mend", "check", "ask", "ship", "plan", "engage", "tell")
Facts = dict[str, set[tuple[object, ...]]]


class Line(NamedTuple):
    """A line of an activity: what it lists, and who is at the other side."""

    activity: str
    side: str
    artefacts: tuple[str, ...]
    others: tuple[str, ...]


class Model:
    """A catalogue: the canon, or the canon tailored at random."""

    def __init__(self, name: str, random: Random | None = None) -> None:
        self.name = name
        self.lines = [*_canon_lines()]
        self.titles = dict(zip(*zip(*_rows("artefacts"), strict=True), strict=True))
        self.activities = list(dict.fromkeys(line.activity for line in self.lines))
        self.parties = list(svc.itil4.all_parties)
        self.practices = list(svc.itil4.all_practices)
        known = svc.itil4.all_practices.items()
        self.aliases = {alias: ("practice", name) for name, each in known for alias in each.aliases}
        self.begins, self.ends, self.new = set(BEGIN), set(END), set[str]()
        self.rules: list[tuple[str, str, str, str | None]] = []
        self.text: list[str] = []
        if random:
            self._tailor(random)

    def _tailor(self, random: Random) -> None:
        say = self.text.append
        say(f"catalogue {self.name} extends itil4")
        for word in random.sample(["shift", "build", "audit"], random.randint(0, 2)):
            self.titles[f"own_{word}_notes"] = f"Own {word} notes"
            say(f'  artefact own_{word}_notes "Own {word} notes"')
        if random.random() < 0.5:
            self.parties.append("auditor")
            say("  party auditor")
        if random.random() < 0.6:
            self._add_activity(random)
        for kind, names in (("artefact", self.titles), ("activity", self.activities), ("party", self.parties),
                            ("practice", self.practices)):  # fmt: skip
            if random.random() < 0.5:
                named = random.choice([each for each in names if not each.startswith(("own", "watch", "auditor"))])
                self.aliases[f"other_{kind}"] = (kind, named)
                group = f" in {svc.itil4.all_practices[named].group}" if kind == "practice" else ""
                say(f"  {kind} {named}{group} alias other_{kind}")
        for _ in range(random.randint(1, 5)):
            self._add_rule(random)

    def _add_activity(self, random: Random) -> None:
        self.activities.append("watch")
        self.new.add("watch")
        clauses = []
        for each, word in ((self.begins, "begins"), (self.ends, "ends")):
            if random.random() < 0.4:
                each.add("watch")
                clauses.append(word)
        self.text.append(" ".join(["  activity watch", *clauses]))
        for _ in range(random.randint(1, 3)):
            side = random.choice(["input", "output"])
            others = random.choice([(), ("all",), tuple(random.sample([*self.activities[:-1], *self.parties], 2))])
            artefacts = tuple(random.sample([*self.titles], random.randint(1, 2)))
            if random.random() < 0.4:  # towards an activity that lists it, and names nobody
                met = random.choice([line for line in _canon_lines() if not line.others])
                side, artefacts, others = OTHER_SIDE[met.side], met.artefacts[:1], (met.activity,)
            self.lines.append(Line("watch", side, artefacts, others))
            whom = f" {'from' if side == 'input' else 'to'} {', '.join(others)}" if others else ""
            self.text.append(f"    {side} {', '.join(artefacts)}{whom}")

    def _add_rule(self, random: Random) -> None:
        kind, (source, target) = "allow", random.sample([*self.activities, *self.parties], 2)
        artefact: str | None = random.choice([*self.titles])
        if random.random() < 0.4:
            kind, (source, listed, target) = "forbid", random.choice(_canon_flows())
            artefact = random.choice([listed, None])
        if random.random() < 0.2:  # about what goes on inside one activity
            kind, source = random.choice(["allow", "forbid"]), random.choice(self.activities)
            inside = [each for line in self.lines if line.activity == source for each in line.artefacts]
            target, artefact = source, random.choice([*self.titles] if kind == "allow" else [*inside, None])
        self.rules.append((kind, source, target, artefact))
        self.text.append(f"  {kind} {source} -> {target}" + (f" : {artefact}" if artefact else ""))

    def tell(self, facts: Facts) -> None:
        """All that is known of it."""
        c = self.name
        for a in self.activities:
            facts["activity"].add((c, a, a in self.begins, a in self.ends, a in self.new))
            facts["end_name"].add((c, "activity", a, a))
        for p in self.parties:
            facts["party"].add((c, p))
            facts["end_name"].add((c, "party", p, p))
        for p in self.practices:
            facts["practice_name"].add((c, p, p))
        for number, line in enumerate(self.lines):
            facts["line"] |= {(c, number, line.activity, line.side, artefact) for artefact in line.artefacts}
            facts["whom"] |= {(c, number, other) for other in line.others}
        for x, title in self.titles.items():
            facts["artefact_name"] |= {(c, x, x), (c, f'"{title}"', x)}
            facts["word"] |= {(c, x, word) for word in x.split("_")}
        for alias, (kind, name) in self.aliases.items():
            if kind in ("activity", "party"):
                facts["end_name"].add((c, kind, alias, name))
            else:
                facts[f"{kind}_name"].add((c, alias, name))
        facts["rule"] |= {(c, *rule) for rule in self.rules}


class _Stream:
    """One stream while it is made up."""

    def __init__(self, random: Random, s: int, model: Model, facts: Facts) -> None:
        self.random, self.s, self.model, self.facts = random, s, model, facts
        self.text = [*model.text]
        self.steps: dict[str, list[str]] = defaultdict(list)
        self.known = random.random() >= 0.03
        heading = [f"stream s{'' if model.name == 'itil4' else f' follows {model.name}'}"]
        if not self.known:
            heading = ["stream s follows zzzzz"]
        elif model.name == "itil4" and random.random() < 0.3:
            heading = []
        facts["stream"].add((s, model.name if self.known else None, len(self.text) + 1))
        self.text += heading

    def fact(self, table: str, *values: object) -> None:
        self.facts[table].add((self.s, len(self.text), *values))

    def chance(self, likely: float) -> bool:
        return self.random.random() < likely

    def key(self, name: str) -> None:
        self.text.append(f'  {name}: "words"')
        self.fact("key", name)

    def declare(self, kind: str, name: str, within: str) -> None:
        said = self.named("activity" if kind == "step" else "party", within)
        number = self.random.choice([0, 1, 1, 1, 2]) if kind == "step" else 0
        practices = self.random.sample(self.model.practices, number)
        if self.chance(0.15):
            practices = practices[:1] and ["service_desk"]
        practices = [self.named("practice", each) for each in practices]
        practices += ["zzzzz_practice"] if kind == "step" and self.chance(0.04) else []
        self.text.append(f"  {kind} {name} in {said}" + (f" by {', '.join(practices)}" if practices else ""))
        self.fact("decl", kind, name, said)
        for each in practices:
            self.fact("by", each)
        if kind == "step":
            self.steps[within].append(name)

    def named(self, kind: str, name: str) -> str:
        """A name, or now and then an alias of it, or one that nothing bears."""
        others = [alias for alias, meant in self.model.aliases.items() if meant == (kind, name)]
        if others and self.chance(0.4):
            return self.random.choice(others)
        return "zzzzz" if kind in ("activity", "party") and self.chance(0.02) else name

    def end(self, name: str) -> str:
        """How an end is written: a step that is declared, or the activity or party itself."""
        steps = self.steps.get(name)
        if steps and self.chance(0.9):
            return self.random.choice(steps)
        return self.named("activity" if name in self.model.activities else "party", name)

    def arrow(self, source: str, target: str, artefacts: Iterable[str]) -> None:
        said = [self.artefact(each) for each in artefacts] if self.chance(0.93) else []
        case, share = (self.random.choice(["yes", "no", None]), self.random.choice([None, 30, 50, 70, 100]))
        if not self.chance(0.25):
            case, share = None, None
        line = f"  {source} -> {target}" + (f" : {', '.join(said)}" if said else "")
        line += (f' when "{case}"' if case else "") + (f" share {share}%" if share else "")
        for _ in range(2 if self.chance(0.04) else 1):
            self.text.append(line)
            self.fact("flow", source, target, case, share)
            for number, each in enumerate(said):
                self.fact("carried", number, each)
                if not each.startswith('"'):
                    self.facts["name_word"] |= {(each, word) for word in each.split("_")}

    def artefact(self, x: str) -> str:
        """How an artefact is written: its id, a title, an alias, some of its words; another one, or none at all."""
        way = self.random.random()
        if way < 0.04:
            return self.random.choice(["zzzzz", '"No such thing"', "zzzzz_notes"])
        if way < 0.1:
            x = self.random.choice([*self.model.titles])
        if way < 0.5:
            return x
        if way < 0.6:
            return f'"{self.model.titles[x]}"'
        if way < 0.7:
            others = [alias for alias, meant in self.model.aliases.items() if meant == ("artefact", x)]
            return self.random.choice(others or [x])
        words = x.split("_")
        return "_".join(self.random.sample(words, self.random.randint(1, len(words))))


def make(random: Random, s: int, model: Model, facts: Facts) -> str:
    """The text of a stream; its facts are added."""
    made = _Stream(random, s, model, facts)
    for name in ("trigger", "owner", *SLIPS):
        for _ in range(2 if made.chance(0.06) else 1):
            if made.chance({"trigger": 0.25, "owner": 0.3}.get(name, 0.02)):
                made.key(name)
    way = [*_way(random, model)]
    names = random.sample(NAMES, len(NAMES))
    for activity in dict.fromkeys(each for step in way for each in (step[0], step[2])):
        if activity in model.activities and made.chance(0.6) and names:
            for _ in range(random.choice([1, 1, 1, 2])):
                if names:
                    made.declare("step", names.pop(), activity)
        elif activity in model.parties and made.chance(0.1):
            made.declare("party", f"our_{activity}", activity)
    if names and made.chance(0.1):
        made.declare("step", names[-1], random.choice(model.activities))
    if made.chance(0.1):
        made.declare("step", random.choice(NAMES), random.choice(model.activities))
    for source, artefact, target in way:
        artefacts = [artefact] + ([random.choice([*model.titles])] if made.chance(0.06) else [])
        ends = [made.end(source), made.end(target)]
        if made.chance(0.04):
            ends[random.randrange(2)] = random.choice(["zzzzz", "qqqqq"])
        made.arrow(ends[0], ends[1], artefacts)
    return "\n".join(made.text) + "\n"


def _way(random: Random, model: Model) -> Iterator[tuple[str, str, str]]:
    """Arrows one after the other, most of which the canon has, from a party to a party or not quite."""
    flows = _canon_flows()
    starts = [flow for flow in flows if flow[0] in model.parties]
    here = random.choice(starts) if random.random() < 0.85 else random.choice(flows)
    yield here
    for _ in range(random.randint(1, 7)):
        after = [flow for flow in flows if flow[0] == here[2] and flow[2] not in model.parties]
        here = random.choice(after or starts)
        if random.random() < 0.08:
            here = (here[0], here[1], here[0])
        if random.random() < 0.06:
            here = (random.choice([*model.activities, *model.parties]), here[1], here[2])
        yield here
    if random.random() < 0.75:
        yield ("deliver_support", "delivered_services", random.choice(["user", "customer"]))
    yield from random.sample(flows, random.choice([0, 0, 0, 1, 2]))
    for rule in random.sample(model.rules, min(len(model.rules), random.randint(0, 2))):
        yield (rule[1], rule[3] or "feedback", rule[2])


def batch(seed: int, size: int) -> tuple[Facts, list[str]]:
    """Streams on some catalogues: their facts, and the text of each by its number."""
    random = Random(seed)
    models = [Model("itil4"), *(Model(f"own{number}", random) for number in range(14))]
    facts: Facts = {table: set() for table in TABLES}
    facts["slip"] = {*SLIPS.items()}
    for model in models:
        model.tell(facts)
    return facts, [make(random, s, random.choice([models[0], *models]), facts) for s in range(size)]


@cache
def _canon_lines() -> tuple[Line, ...]:
    with (CANON / "lines.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Line(row["activity"], row["side"], tuple(row["artefacts"].split()), tuple(row["counterparties"].split()))
            for row in csv.DictReader(file)
        )


@cache
def _canon_flows() -> tuple[tuple[str, str, str], ...]:
    return tuple((source, artefact, target) for source, artefact, target, _ in _rows("flows"))


@cache
def _rows(name: str) -> tuple[tuple[str, ...], ...]:
    with (CANON / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(map(tuple, csv.reader(file)))[1:]
