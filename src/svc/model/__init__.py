"""What was written, as frozen values. Names are text; equality is by meaning, places take no part in it."""

from svc.model.catalogue import Catalogue, ListedFlow
from svc.model.file import Comment, File, Use
from svc.model.parts import ALL, Activity, Artefact, Line, Party, Practice, Rule, title_of
from svc.model.stream import KEYS, Flow, Key, Keys, NamedParty, Step, Stream
from svc.model.written import Broken, Section, Written

__all__ = [
    "ALL", "KEYS", "Activity", "Artefact", "Broken", "Catalogue", "Comment", "File", "Flow", "Key", "Keys", "Line",
    "ListedFlow", "NamedParty", "Party", "Practice", "Rule", "Section", "Step", "Stream", "Use", "Written", "title_of",
]  # fmt: skip
