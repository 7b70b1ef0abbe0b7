"""A catalogue as written: its activities, parties, practices, artefacts and rules."""

from collections.abc import Iterable

from attrs import field, frozen

from svc.model.calendar import Calendar
from svc.model.measured import Team, Tool, as_teams, as_tools, maybe_calendar
from svc.model.parts import Activity, Artefact, Party, Practice, Rule
from svc.model.section import Section
from svc.model.writable import as_name, maybe_name, maybe_text
from svc.model.written import Written
from svc.text.arguments import all_of


def _activities(values: Iterable[Activity]) -> tuple[Activity, ...]:
    return all_of(Activity, values)


def _parties(values: Iterable[Party]) -> tuple[Party, ...]:
    return all_of(Party, values)


def _practices(values: Iterable[Practice]) -> tuple[Practice, ...]:
    return all_of(Practice, values)


def _artefacts(values: Iterable[Artefact]) -> tuple[Artefact, ...]:
    return all_of(Artefact, values)


def _rules(values: Iterable[Rule]) -> tuple[Rule, ...]:
    return all_of(Rule, values)


@frozen(repr=False)
class WrittenCatalogue(Section):
    """What a catalogue states itself; `extends` is the name of the one that it extends."""

    name: str = field(converter=as_name)
    title: str | None = field(default=None, converter=maybe_text)
    extends: str | None = field(default=None, converter=maybe_name)
    activities: tuple[Activity, ...] = field(default=(), converter=_activities)
    parties: tuple[Party, ...] = field(default=(), converter=_parties)
    practices: tuple[Practice, ...] = field(default=(), converter=_practices)
    artefacts: tuple[Artefact, ...] = field(default=(), converter=_artefacts)
    rules: tuple[Rule, ...] = field(default=(), converter=_rules)
    teams: tuple[Team, ...] = field(default=(), converter=as_teams)
    tools: tuple[Tool, ...] = field(default=(), converter=as_tools)
    calendar: Calendar | None = field(default=None, converter=maybe_calendar)

    @property
    def statements(self) -> tuple[Written, ...]:
        """All statements below the heading, kind by kind."""
        things = self.activities + self.parties + self.practices + self.artefacts
        return things + self.rules + self.teams + self.tools + self.broken
