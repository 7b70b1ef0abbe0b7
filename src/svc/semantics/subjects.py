"""What findings about catalogues and their statements are about."""

from svc.diagnostics.subject import Subject, SubjectKind
from svc.model import Activity, Artefact, Line, Party, Practice, Rule, WrittenCatalogue

_DECLARED = {
    Activity: SubjectKind.ACTIVITY,
    Party: SubjectKind.PARTY,
    Practice: SubjectKind.PRACTICE,
    Artefact: SubjectKind.ARTEFACT,
}


def catalogue_subject(
    catalogue: WrittenCatalogue,
    statement: Activity | Party | Practice | Artefact | Line | Rule | None = None,
    number: int = 1,
) -> Subject:
    """A catalogue, or one of its statements; `number` counts its rules from 1."""
    name = catalogue.name
    if statement is None:
        return Subject(SubjectKind.CATALOGUE, catalogue=name)
    if isinstance(statement, Line):
        return Subject(SubjectKind(statement.side), catalogue=name, name=statement.activity, number=statement.number)
    if isinstance(statement, Rule):
        ends = {"source": statement.source, "target": statement.target}
        return Subject(SubjectKind.RULE, catalogue=name, **ends, number=number)
    return Subject(_DECLARED[type(statement)], catalogue=name, name=statement.name)
