"""What was written, as frozen values. Names are text; equality is by meaning, places take no part in it."""

from svc.model.amounts import Rate
from svc.model.catalogue import WrittenCatalogue
from svc.model.comments import Comment
from svc.model.file import File, Use
from svc.model.keys import KEYS, Key, Keys
from svc.model.measured import MEASURES, Begins, Ends, Promise, Team, Tool
from svc.model.parts import ALL, Activity, Artefact, Line, Party, Practice, Rule, title_of
from svc.model.section import Passage, Section
from svc.model.stream import Flow, NamedParty, Step, Stream
from svc.model.writable import HOLE, LongName, is_name
from svc.model.written import Broken, Statement, Written

__all__ = [
    "ALL", "HOLE", "KEYS", "MEASURES", "Activity", "Artefact", "Begins", "Broken", "Comment", "Ends", "File", "Flow",
    "Key", "Keys", "Line", "LongName", "NamedParty", "Party", "Passage", "Practice", "Promise", "Rate", "Rule",
    "Section", "Statement", "Step", "Stream", "Team", "Tool", "Use", "Written", "WrittenCatalogue", "is_name",
    "title_of",
]  # fmt: skip
