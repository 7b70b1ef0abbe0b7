"""Every code of a finding, a row each: number, name, level, summary, and the words of its messages.

Messages are lower case without a final stop. Backticks hold words that stand at the finding's place and
nothing else; words of the language that are not there are in double quotes, activities go by their titles.
A code is never reused. Its page is `docs/diagnostics/VSCnnn.md`, its function bears its name.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from svc.diagnostics.diagnostic import Diagnostic, Fix, Level, Related
from svc.diagnostics.subject import Subject
from svc.text.source import Place

ERROR, WARNING, NOTE = Level.ERROR, Level.WARNING, Level.NOTE


@frozen
class Code:
    """A kind of finding. `optional` ones are told only when they are selected by code or prefix; those that are found
    `together` only where several files are checked at once."""

    code: str
    name: str
    level: Level
    summary: str
    words: str | Mapping[str, str] = field(hash=False)
    optional: bool = False
    together: bool = False

    def at(
        self,
        place: Place | None,
        form: str = "",
        *,
        subject: Subject | None = None,
        help: str = "",
        related: Iterable[Related] = (),
        fixes: Iterable[Fix] = (),
        facts: Mapping[str, str | None] | None = None,
        **words: Any,
    ) -> Diagnostic:
        """The finding of this code at a place, about a subject; `words` fill the message of the given form."""
        template = self.words if isinstance(self.words, str) else self.words[form]
        return Diagnostic(
            code=self.code,
            name=self.name,
            level=self.level,
            message=printable(template.format_map(words)),
            help=printable(help),
            file=place.source.name if place else None,
            range=place.range if place else None,
            related=related,
            facts=facts or {},
            fixes=fixes,
            subject=subject,
        )


CODES: tuple[Code, ...] = (
    Code("VSC101", "syntax-error", ERROR, "a statement that can't be understood", {
        "found": "expected {expected}, found `{found}`",
        "end": "expected {expected} after `{found}`",
    }),
    Code("VSC102", "invalid-encoding", ERROR, "a file that is not UTF-8 text",
         "the file is not UTF-8 text: byte {offset} can't be read"),
    Code("VSC103", "forbidden-character", ERROR, "a character that can't be seen or printed",
         "{character} can't stand {where}"),
    Code("VSC104", "bidirectional-character", ERROR, "a character that changes the direction of text",
         "{character} changes the order in which text is shown"),
    Code("VSC105", "lookalike-character", ERROR, "a sign that only looks like the right one", {
        "": "`{found}` is not {plain}",
        "blank": "{character} looks like a blank but is none",
    }),
    Code("VSC106", "invalid-name", ERROR, "a name with characters that no name has", "`{name}` is not a name"),
    Code("VSC107", "invalid-value", ERROR, "a duration or a percentage that can't be read",
         "`{value}` is not a {kind}"),
    Code("VSC108", "repeated-clause", ERROR, "a clause that stands twice in one statement",
         "a second `{clause}` in one statement"),
    Code("VSC109", "misplaced-statement", ERROR, "a statement in a section where it has no meaning", {
        "": "`{word}` can't stand in a {section}",
        "key": "the key `{word}` can't stand in a {section}",
        "arrow": "an arrow can't stand in a {section}",
        "use": "`{word}` stands above all else",
    }),
    Code("VSC110", "limit-exceeded", ERROR, "an input that is larger than svc takes",
         "{what} is over the limit of {limit}"),
    Code("VSC111", "invalid-escape", ERROR, "a backslash that escapes nothing", "`{escape}` means nothing in a text"),
    Code("VSC112", "unclosed-text", ERROR, "a text without its closing quote", "this text has no closing quote"),
    Code("VSC201", "unknown-name", ERROR, "a name that nothing bears", "unknown {kind} `{name}`"),
    Code("VSC202", "unknown-artefact", ERROR, "an artefact that the catalogue does not know",
         "unknown artefact `{name}`"),
    Code("VSC203", "ambiguous-artefact", ERROR, "a short name that fits several artefacts",
         {
        "": "`{name}` fits {count} artefacts that {source} may give to {target}",
        "inside": "`{name}` fits {count} artefacts that may go on inside {source}",
    }),
    Code("VSC204", "duplicate-name", ERROR, "a name that is declared twice", {
        "": "the name `{name}` is declared twice",
        "key": "the key `{name}` stands twice",
        "title": "the artefact `{name}` bears the title of another one",
    }),
    Code("VSC205", "misleading-step", WARNING, "a step that bears another activity's name",
         "the step `{name}` in {activity} bears the name of another activity"),
    Code("VSC206", "refused-path", ERROR, "a `use` whose path svc does not follow", "`{path}` {why}"),
    Code("VSC207", "unreadable-file", ERROR, "a `use` of a file that can't be read", "`{path}` can't be used: {why}"),
    Code("VSC208", "unused-use", WARNING, "a `use` that brings nothing", "nothing of `{path}` is used here"),
    Code("VSC209", "ambiguous-name", ERROR, "a name that several used files bring",
         "the {kind} `{name}` stands in several files that are used here"),
    Code("VSC210", "faulty-catalogue", ERROR, "a catalogue of another file that has errors",
         "the catalogue `{name}` can't be relied on, as there are errors in it or in what it extends"),
    Code("VSC211", "incomplete-refinement", ERROR, "an opened stream that does less than its step", {
        "in": "`{name}` does not take in {artefact}, which this step gets",
        "out": "`{name}` does not give out {artefact}, which this step gives",
    }),
    Code("VSC212", "wider-refinement", WARNING, "an opened stream that does more than its step", {
        "in": "`{name}` takes in {artefact}, which this step does not get",
        "out": "`{name}` gives out {artefact}, which this step does not give",
    }),
    Code("VSC213", "circular-opens", ERROR, "a stream that opens itself", "`{name}` leads back to this stream"),
    Code("VSC214", "outside-file", ERROR, "a linked file that leads out of the project",
         "this is a link that leads out of the project, so the file is not opened"),
    Code("VSC215", "outside-folder", NOTE, "a linked folder that leads out of the project",
         "this is a link that leads out of the project, so the folder is not looked into"),
    Code("VSC216", "repeated-stream", WARNING, "a stream name that several files of a project have",
         "other files of this project have a stream `{name}` too", together=True),
    Code("VSC220", "activity-beside-steps", WARNING, "an activity used as a step beside declared steps of it",
         "`{name}` stands for a step of its own beside the declared steps of {activity}"),
    Code("VSC221", "misspelt-key", WARNING, "a key that is nearly a known one", {
        "": "the key `{name}` is not a known one",
        "statement": "`{name}` is a key here, as a colon follows, and begins no statement",
    }),
    Code("VSC222", "practice-alias", NOTE, "a practice by another of its names",
         "`{name}` is another name for {practice}"),
    Code("VSC223", "confusable-names", WARNING, "two names that look alike",
         "the name `{name}` looks like another one"),
    Code("VSC224", "reserved-name", ERROR, "a catalogue that bears the name of a command",
         "no catalogue may be called `{name}`"),

    Code("VSC301", "unlisted-flow", ERROR, "an arrow that the catalogue does not have", {
        "": "{source} does not give `{artefact}` to {target}",
        "nothing": "{source} gives nothing to {target}",
        "parties": "{source} and {target} are both outside parties: no arrow joins them",
        "inside": "{source} neither takes in nor gives out `{artefact}`",
        "forbidden": "the catalogue {catalogue} forbids `{artefact}` from {source} to {target}",
        "forbidden-all": "the catalogue {catalogue} forbids all arrows from {source} to {target}",
    }),
    Code("VSC302", "one-sided-flow", NOTE, "an arrow that only one of its sides lists",
         "only {side} lists `{artefact}` from {source} to {target}"),
    Code("VSC303", "unnamed-artefact", NOTE, "an arrow that names no artefact",
         "the arrow from {source} to {target} names no artefact"),

    Code("VSC401", "no-demand", WARNING, "a stream that nothing starts",
         "no outside party gives anything, and no trigger says what starts the stream"),
    Code("VSC402", "no-value", WARNING, "a stream that gives nothing to anyone outside",
         "nothing reaches an outside party"),
    Code("VSC403", "unreachable-step", WARNING, "a step that is never reached",
         "nothing that starts the stream leads to `{name}`"),
    Code("VSC404", "dead-end-step", WARNING, "a step from which the stream never ends",
         "no way leads from `{name}` to an end of the stream"),
    Code("VSC405", "one-way-step", WARNING, "a step that only gives or only gets", {
        "gives": "`{name}` gives without getting anything",
        "gets": "`{name}` gets without giving anything on",
    }),
    Code("VSC406", "unreceived-artefact", WARNING, "a step that passes on what it never got",
         "`{artefact}` is no output of {activity} and was never given to this step"),
    Code("VSC407", "unbalanced-shares", WARNING, "alternatives whose shares do not add up",
         "the shares of the ways out of `{name}` add up to {total}%"),
    Code("VSC408", "duplicate-flow", WARNING, "the same arrow twice", {
        "": "`{artefact}` stands on the same arrow already",
        "unnamed": "the same arrow stands already",
    }),
    Code("VSC409", "unused-declaration", WARNING, "something declared that its section does not use",
         "the {kind} `{name}` is never used"),
    Code("VSC410", "no-practice", NOTE, "a step that draws on no practice", "`{name}` draws on no practice",
         optional=True),
    Code("VSC411", "single-practice", NOTE, "a stream that draws on one practice only",
         "the whole stream draws on one practice only", optional=True),
    Code("VSC412", "no-closing-step", NOTE, "a stream that ends without a closing step",
         "the stream ends without a closing step in {activities}", optional=True),

    Code("VSC601", "needless-forbid", WARNING, "a rule that forbids what was never allowed", {
        "": "`{artefact}` was never allowed from `{source}` to `{target}`",
        "all": "nothing was ever allowed from `{source}` to `{target}`",
    }),
    Code("VSC602", "needless-allow", WARNING, "a rule that allows what is listed already, or what is forbidden",
         {
        "": "both `{source}` and `{target}` list `{artefact}` already",
        "party": "`{artefact}` from `{source}` to `{target}` is listed already, and one side is enough with a party",
        "forbidden": "`{artefact}` from `{source}` to `{target}` stays forbidden: the catalogue {catalogue} forbids it",
    }),
    Code("VSC603", "circular-extends", ERROR, "catalogues that extend each other in a circle",
         "the catalogue `{name}` extends itself"),
    Code("VSC604", "unused-artefact", WARNING, "an artefact that no activity gives or takes",
         "nobody gives or takes the artefact `{name}`"),
    Code("VSC605", "restated-detail", ERROR, "more than a title and aliases for what is inherited",
         "`{name}` is inherited: stated again it takes a title and aliases only"),

    Code("VSC801", "low-contrast", WARNING, "a colour on or in which text is hard to read", {
        "ground": "text on `{colour}` has a contrast of {ratio}:1, and {needed}:1 is needed to read it",
        "text": "text in `{colour}` has a contrast of {ratio}:1, and {needed}:1 is needed to read it",
        "line": "lines in `{colour}` have a contrast of {ratio}:1, and {needed}:1 is needed to see them",
    }),
    Code("VSC802", "missing-letters", WARNING, "characters that a PNG shows as empty boxes",
         "a PNG has empty boxes for {characters}"),
    Code("VSC803", "invalid-colour", ERROR, "a colour that is not written as `#rrggbb`", "`{colour}` is not a colour"),
    Code("VSC804", "unknown-colour", WARNING, "a colour for what is not there",
         "nothing that has a colour is called `{key}`"),
    Code("VSC805", "simpler-layout", NOTE, "a picture laid out in a plainer way than usual", {
        "lines": "laid out in a simpler way with straight lines, as there are too many arrows",
        "rows": "laid out in rows, as it takes too long to lay out so many arrows in one",
        "places": "laid out without looking for the best places, as that takes too long",
    }),
    Code("VSC806", "small-print", NOTE, "a picture that is too large for a slide",
         "on a slide its smallest words would be {points} points high, and under 6 few can read them"),
    Code("VSC807", "reduced-scale", WARNING, "a PNG that has fewer pixels than usual",
         "drawn at scale {scale} instead of {usual}, as it would have too many pixels"),
    Code("VSC808", "untimed-stream", NOTE, "a value stream map without any times",
         "no step on the way says how long it waits or takes"),
    Code("VSC810", "missing-view", NOTE, "a page without one of its views", "the view {view} is left out, as {why}"),

    Code("VSC901", "unused-allowance", WARNING, "an allowance that silences nothing", {
        "": "`{code}` is allowed here, but there is nothing to allow",
        "error": "`{code}` is an error, and errors can't be allowed",
        "itself": "`{code}` can't be allowed",
    }),
    Code("VSC902", "unclear-allowance", WARNING, "a `# svc:` comment that is not understood", {
        "": "this is not an allowance: {why}",
        "code": "`{code}` is no code and no name of a finding",
        "date": "`{date}` is not a date",
    }),
    Code("VSC903", "expired-allowance", WARNING, "an allowance whose last day is past",
         "this allowance ended with `{day}`"),

    Code("VSC910", "unknown-setting", ERROR, "a setting that svc does not know", "there is no setting `{name}`"),
    Code("VSC911", "invalid-setting", ERROR, "a setting with a value that svc can't take", "`{name}` {why}"),
    Code("VSC912", "broken-configuration", ERROR, "a configuration that can't be read",
         "this configuration can't be read: {why}"),
    Code("VSC913", "foreign-configuration", WARNING, "a configuration that belongs to somebody else",
         "this configuration belongs to somebody else and is left alone"),

    Code("VSC920", "faulty-rule", WARNING, "a rule of your own that does not do its work", "the rule {rule} {what}"),
)  # fmt: skip

BY_NAME: Mapping[str, Code] = {code.name: code for code in CODES}
BY_CODE: Mapping[str, Code] = {code.code: code for code in CODES}


def printable(text: str) -> str:
    """A text without halves of surrogate pairs, which no encoding can hold."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


NUMBER_OF_OTHERS = re.compile(r"(?!VSC)[A-Z]{2,12}[0-9]{3}")
"""A code of a rule of others: a prefix in capitals, other than VSC, and three digits."""
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def find(text: str) -> Code | None:
    """The code that is called so, by number or by name."""
    return BY_CODE.get(text.upper()) or BY_NAME.get(text.lower())
