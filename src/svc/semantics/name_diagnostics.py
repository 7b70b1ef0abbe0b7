"""Findings about names, one function per code (VSC2xx): reported while names are bound."""

import unicodedata
from collections.abc import Collection, Container, Iterable, Iterator, Sequence

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Applicability, Diagnostic, Related
from svc.diagnostics.fixes import Judge, only_fix, replacing
from svc.model import KEYS, Key, Practice, Section, Step, WrittenCatalogue, title_of
from svc.semantics import explanations
from svc.semantics.catalogue import Catalogue
from svc.text.near_names import did_you_mean, listed, name_for, near, sharing_words
from svc.text.slips import is_slip, same_letters
from svc.text.source import Place

STATEMENTS = ("stream", "catalogue", "step", "party", "use")
"""Words that begin statements, and that people write with a colon."""


def related(message: str, place: Place | None) -> tuple[Related, ...]:
    """A place that explains a finding; empty if there is none."""
    return (Related(message, place.source.name, place.range),) if place else ()


ELSEWHERE = ("catalogue", "stream")
"""Kinds of things that others may have too: a near name may be another edition, or somebody else's."""


def unknown_name(
    place: Place | None, kind: str, name: str, known: Collection[str], offer: str = "", ids: Container[str] = (),
    surely: Judge | None = None,
) -> Diagnostic:  # fmt: skip
    """An unknown name, with those that it may have meant; `offer` is the help where no name is near.

    What is in quotes is a title; if it is one of the `ids` instead, the help says so. `surely` says whether it means
    another one, in place of what holds for its kind.
    """
    candidates = near(name, known)
    likely = candidates or sharing_words(name, known)
    return codes.BY_NAME["unknown-name"].at(
        place,
        kind=kind,
        name=name.strip('"'),
        facts={"name": name, "kind": kind},
        help=_without_quotes("unknown-name", name, candidates, ids) or did_you_mean(likely) or offer,
        fixes=only_fix(place, name, candidates, surely or (same_letters if kind in ELSEWHERE else is_slip)),
    )


def _without_quotes(code: str, name: str, titles: Sequence[str], ids: Container[str]) -> str:
    """The question whether a title is meant as a name, if there is such a name; empty if there is none."""
    plain = name.strip('"')
    if plain == name or plain not in ids:
        return ""
    title = f" or `{titles[0]}`" if len(titles) == 1 else ""
    return codes.BY_NAME[code].advice("quoted", id=plain, title=title)


def offered(kind: str, **words: str) -> str:
    """What to write instead of an unknown name of some kind."""
    return codes.BY_NAME["unknown-name"].advice(kind, **words)


def unknown_artefact(
    place: Place | None, name: str, catalogue: Catalogue, known: Iterable[str],
    ends: tuple[str, str] | None = None, here: Collection[str] | None = None,
) -> Diagnostic:  # fmt: skip
    """An artefact that the catalogue knows by no id, alias, title or words; `known` is what it may have meant, and
    `here` what a flow between the `ends` may carry, None where any artefact may be."""

    def surely(name: str, meant: str) -> bool:
        return is_slip(name, meant) and (here is None or catalogue.artefact_names.get(meant) in here)

    candidates = near(name, (each for each in known if each.startswith('"') == name.startswith('"')))
    if ends is not None and not here:
        help = "\n".join(_on_a_closed_flow(catalogue, *ends, name, candidates))
    else:
        meant = _without_quotes("unknown-artefact", name, candidates, catalogue.artefact_names)
        help = meant or did_you_mean(candidates) or _artefacts_instead(here or ())
    return codes.BY_NAME["unknown-artefact"].at(
        place,
        name=name.strip('"'),
        facts={"artefact": name},
        help=help,
        fixes=only_fix(place, name, candidates, surely),
    )


def _artefacts_instead(here: Collection[str]) -> str:
    code = codes.BY_NAME["unknown-artefact"]
    carries = [code.advice("carries", offered=listed(here))] if here else []
    return "\n".join((*carries, code.advice("alias")))


def _on_a_closed_flow(
    catalogue: Catalogue, source: str, target: str, name: str, candidates: Sequence[str]
) -> Iterator[str]:
    """That a flow carries nothing at all, and the lines of a catalogue that would change it."""
    rules = catalogue.forbidding(source, target, None)
    yield from explanations.forbidding(rules)
    yield explanations.nothing_listed(catalogue, source, target)
    if candidates:
        meant = _without_quotes("unknown-artefact", name, candidates, catalogue.artefact_names)
        yield meant or did_you_mean(candidates)
    tailoring = [
        *explanations.tailoring(catalogue, source, target, _id_of(catalogue, candidates) or name_for(name), rules)
    ]
    if rules or candidates or {source, target} <= catalogue.all_parties.keys():
        yield from tailoring if len(candidates) < 2 else ()
        return
    title = f" {name}" if name.startswith('"') else ""
    allow = explanations.allow_line(source, target, name_for(name))
    yield codes.BY_NAME["unknown-artefact"].advice("tailoring", name=name_for(name), title=title, allow=allow)


def _id_of(catalogue: Catalogue, candidates: Sequence[str]) -> str:
    """The id of the only candidate; empty where there are several or none."""
    return catalogue.artefact_id(candidates[0]) if len(candidates) == 1 else ""


def ambiguous_artefact(
    place: Place | None, name: str, candidates: Iterable[str], source: str, target: str, form: str = ""
) -> Diagnostic:
    """A short name that fits several artefacts of its flow."""
    fitting = [f"`{candidate}`" for candidate in candidates]
    return codes.BY_NAME["ambiguous-artefact"].at(
        place, form, name=name, count=len(fitting), source=source, target=target, facts={"artefact": name},
        candidates=listed(fitting, " or "),
    )  # fmt: skip


def duplicate_name(place: Place | None, name: str, first: Place | None, form: str = "") -> Diagnostic:
    """A name that is declared a second time; the first counts."""
    return codes.BY_NAME["duplicate-name"].at(
        place, form, name=name, facts={"name": name}, related=related(f"`{name}` is declared here first", first)
    )


def misleading_step(place: Place | None, step: Step, catalogue: Catalogue, hidden: str) -> Diagnostic:
    """A step that has the name of an activity which it does not belong to."""
    return codes.BY_NAME["misleading-step"].at(
        place,
        name=step.name,
        activity=catalogue.title_for(catalogue.end(step.activity)),
        hidden=catalogue.title_for(hidden),
    )


def activity_beside_steps(
    place: Place | None, name: str, catalogue: Catalogue, activity: str, first: Place | None
) -> Diagnostic:
    """An activity used as an end where steps of it are declared: probably one of them was meant."""
    title = catalogue.title_for(activity)
    return codes.BY_NAME["activity-beside-steps"].at(
        place, name=name, activity=title, related=related(f"a declared step of {title}", first)
    )


def misspelt_key(place: Place | None, key: Key, meant: str) -> Diagnostic:
    """A key that differs from a known one by a slip."""
    return codes.BY_NAME["misspelt-key"].at(
        place, name=key.name, help=did_you_mean([meant]), fixes=replacing(place, meant)
    )


def statement_as_key(place: Place | None, key: Key) -> Diagnostic:
    """A key with the name of a word that begins a statement: without its colon it would be that statement."""
    from svc.syntax.drafts import meant

    code, lines = codes.BY_NAME["misspelt-key"], meant(f'{key.name} "{key.text}"')
    help = code.advice("write", line=lines[0]) if lines else None
    return code.at(place, "statement", name=key.name, help=help)


def slip_of_key(name: str) -> str | None:
    """The known key that was probably meant by one that is not known."""
    if name in KEYS:
        return None
    candidates = near(name, KEYS, limit=1) if len(name) > 3 else ()
    return candidates[0] if len(candidates) == 1 else None


def practice_alias(place: Place | None, alias: str, practice: Practice) -> Diagnostic:
    """A practice under another of its names."""
    return codes.BY_NAME["practice-alias"].at(
        place,
        name=alias,
        practice=title_of(practice),
        id=practice.name,
        fixes=replacing(place, practice.name, Applicability.SAFE),
    )


def confusable_names(place: Place | None, name: str, other: str, first: Place | None) -> Diagnostic:
    """A name that a reader takes for another one in the same section."""
    return codes.BY_NAME["confusable-names"].at(place, name=name, related=related(f"the name `{other}`", first))


def reserved_name(place: Place | None, name: str) -> Diagnostic:
    """A catalogue that `svc catalogue` could not show, as a command has its name."""
    return codes.BY_NAME["reserved-name"].at(place, name=name)


def circular_extends(catalogue: WrittenCatalogue) -> Diagnostic:
    """A catalogue that extends itself, directly or through others."""
    return codes.BY_NAME["circular-extends"].at(
        catalogue.place(catalogue.spans.name),
        name=catalogue.name,
        related=related(f"it extends `{catalogue.extends}`", catalogue.place(catalogue.spans.catalogue)),
    )


def ambiguous_name(place: Place, kind: str, name: str, sections: Iterable[Section]) -> Diagnostic:
    """A name that several files bring."""
    places = [section.place(section.spans.name) for section in sections]
    return codes.BY_NAME["ambiguous-name"].at(
        place,
        kind=kind,
        name=name,
        facts={"name": name, "kind": kind},
        related=[each for found in places for each in related(f"a {kind} `{name}`", found)],
    )


def faulty_catalogue(place: Place | None, name: str, catalogue: Catalogue) -> Diagnostic:
    """A stream that follows a catalogue of another file which has errors."""
    return codes.BY_NAME["faulty-catalogue"].at(
        place,
        name=name,
        facts={"name": name},
        related=related(f"the catalogue `{name}`", catalogue.place(catalogue.spans.name)),
    )


_ALIKE = str.maketrans("аеорсухіјѕԁһӏԛԝаνοαρτυικχ", "aeopcyxijsdhlqwavoapruikx")


def skeleton(name: str) -> str:
    """What a name looks like: compatible characters, upper and lower case, and look-alike letters are one."""
    return name.lower() if name.isascii() else unicodedata.normalize("NFKC", name).casefold().translate(_ALIKE)
