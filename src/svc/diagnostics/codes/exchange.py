"""The codes of what is open, and of what is lost on the way to and from other programs (VSC7xx)."""

from svc.diagnostics.code import Code
from svc.diagnostics.diagnostic import Level

CODES = (
    Code(
        "VSC701",
        "open-point",
        Level.NOTE,
        "a hole: something that is not known yet",
        {
            "activity": "`?` leaves open which activity this is",
            "party": "`?` leaves open which party this is",
            "practice": "`?` leaves open which practice does the work",
            "source": "`?` leaves open where this flow comes from",
            "target": "`?` leaves open where this flow leads",
            "artefact": "`?` leaves open what this flow carries",
            "waits": "`?` leaves open how long this step waits",
            "takes": "`?` leaves open how long this step takes",
            "accurate": "`?` leaves open how much of this work is accurate",
            "every": "`?` leaves open how often this step happens",
            "batch": "`?` leaves open how many cases this step does at once",
            "costs": "`?` leaves open what this costs",
            "share": "`?` leaves open how many cases take this flow",
            "arrives": "`?` leaves open how many cases begin with this flow",
            "size": "`?` leaves open how many people this team has",
        },
        help={
            "activity": "the activities are {known}",
            "party": "the parties are {known}",
            "artefact": "this flow may carry {known}",
        },
    ),
    Code(
        "VSC702",
        "dropped-element",
        Level.WARNING,
        "something that a stream has no place for",
        "{what} is left out: {why}",
    ),
    Code(
        "VSC703",
        "flattened-structure",
        Level.WARNING,
        "a structure of which only the parts are kept",
        "{what} is flattened: {why}",
    ),
    Code("VSC704", "renamed", Level.NOTE, "something that has another name now", "{what} is renamed: {why}"),
    Code("VSC705", "merged", Level.WARNING, "two things that became one", "{what} is merged: {why}"),
    Code(
        "VSC706",
        "unreadable-part",
        Level.WARNING,
        "a part of a file that can't be understood",
        "{what} can't be read: {why}",
    ),
    Code(
        "VSC707",
        "guessed-by-map",
        Level.NOTE,
        "a foreign word that means what a map says",
        "{what} is taken from the map: {why}",
    ),
    Code(
        "VSC708",
        "not-carried",
        Level.WARNING,
        "something of a stream that a format can't hold",
        "{what} is not carried: {why}",
    ),
)
