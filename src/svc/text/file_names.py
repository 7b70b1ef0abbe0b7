"""Names of files for names that somebody chose: short ones that every file system can hold, and that stay apart there.

A name of small letters, digits and `_` is its own. Any other one is followed by a digest, as file systems differ in
what they take for the same name: capitals, accents, spaces at the end.
"""

import re
import unicodedata

from svc.text.pattern import Pattern

LONGEST = 60
"""Characters of a name before its digest: some file systems hold 143 bytes, with an ending."""
_PLAIN = Pattern(r"[a-z0-9][a-z0-9_]*")
_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
"""What Windows takes for devices."""


def file_name(name: str) -> str:
    """The name of a file, without an ending, for a name: the same for the same name, another one for another."""
    if len(name) <= LONGEST and name not in _RESERVED and _PLAIN.fullmatch(name):
        return name
    return marked(_readable(name), name)


def marked(name: str, meant: str) -> str:
    """The name of a file with a digest of what is meant, for names that are not enough."""
    from hashlib import sha256  # only where a digest is needed

    return f"{name[:LONGEST]}-{sha256(meant.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


def _readable(name: str) -> str:
    """What of a name can be in any file name: its letters, digits and `_`, those of other scripts too."""
    known = unicodedata.normalize("NFC", name[: 2 * LONGEST].casefold())
    kept = "".join(each if each.isalnum() or each == "_" else "_" for each in known)
    return re.sub("__+", "_", _short(kept)).strip("_") or "x"


def _short(name: str) -> str:
    """A name of at most `LONGEST` bytes, as letters of some scripts take three or four."""
    return name.encode("utf-8", "ignore")[:LONGEST].decode("utf-8", "ignore")
