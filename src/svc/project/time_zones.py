"""Time zones by their names, and offsets from UTC as they are written."""

from datetime import UTC, timedelta, timezone, tzinfo

from svc.text.near_names import near


def time_zone(name: str) -> tzinfo:
    """The time zone of a name such as `Europe/Berlin`, or of an offset such as `+01:00`. Raises ValueError if there is
    none."""
    if name in ("UTC", "Z"):
        return UTC
    if name[:1] in ("+", "-"):
        return timezone(timedelta(seconds=offset(name)))
    from zoneinfo import ZoneInfo  # only where a zone is named

    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        raise ValueError(f"{name!r:.60} is not a time zone") from None


def near_zones(name: str) -> tuple[str, ...]:
    """The names of time zones that are near a name."""
    from zoneinfo import available_timezones

    return near(name, sorted(available_timezones()))[:3]


def offset(text: str) -> int:
    """The seconds of an offset such as `+01:00`, `-0500` or `+02`. Raises ValueError for anything else."""
    digits = text[1:].replace(":", "", 1) if len(text) == 6 and text[3] == ":" else text[1:]
    if text[:1] not in ("+", "-") or len(digits) not in (2, 4) or not (digits.isascii() and digits.isdigit()):
        raise ValueError(f"{text!r:.60} is not an offset")
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    if hours > 15 or minutes > 59:
        raise ValueError(f"{text!r:.60} is not an offset")
    return (hours * 60 + minutes) * 60 * (-1 if text[0] == "-" else 1)
