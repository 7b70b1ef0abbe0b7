"""JSON files of records: read whole, up to a limit."""

import json
from typing import Any

from svc.project.record_settings import Records
from svc.records.reading_diagnostics import unreadable_records
from svc.records.record_files import RecordFile
from svc.records.sources.unpacking import TooLargeError, at_most

LARGEST = 512 * 1024 * 1024
"""Bytes of a JSON file."""


def data(records: Records, file: RecordFile) -> Any:
    """What a file says. Raises UnreadableError."""
    content = b""
    try:
        content = at_most(file, LARGEST)
        return json.loads(content)
    except TooLargeError:
        why = f"{file.called} has more than {LARGEST:,} bytes, or unpacks to far more than its size"
    except json.JSONDecodeError as error:
        why = _other_kind(content) or f":{error.lineno}: it is not JSON: {error.msg}"
        why = f"{file.called}{why}"
    except UnicodeDecodeError:
        why = f"{file.called}{_other_kind(content) or ' is not JSON in UTF-8'}"
    except RecursionError:
        why = f"{file.called} is nested too deeply"
    except (OSError, EOFError) as error:
        why = f"{file.called} can't be read: {error}"
    raise unreadable_records(records, "path", why)


def _other_kind(content: bytes) -> str:
    """What a file is that is not JSON; empty if that is not known."""
    if content.startswith(b"SQLite format 3"):
        return " is a database of SQLite, and only JSON is read: export it as JSON"
    return " is XML, and only JSON is read: export it as JSON" if content.lstrip()[:1] == b"<" else ""


def objects(value: Any) -> list[dict[str, Any]]:
    """The objects of a list; nothing of what is not one."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def text(value: Any) -> str:
    """A value as the text of a label or a case; empty for what has none."""
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""
