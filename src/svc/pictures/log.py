"""The logger of the library, for what a picture leaves out: silent unless a program listens."""

import logging

LOG = logging.getLogger("svc")
LOG.addHandler(logging.NullHandler())
