"""Streams as data for other programs, and data as streams. Knows no file and no command.

The shape is that of `svc schema stream`. Within a version it only grows.
"""

from svc.exchange.mistakes import DataError, Mistake
from svc.exchange.outgoing import data_of, to_data
from svc.exchange.printing import checked_text
from svc.exchange.reading import read
from svc.exchange.shape import from_data

__all__ = ["DataError", "Mistake", "checked_text", "data_of", "from_data", "read", "to_data"]
