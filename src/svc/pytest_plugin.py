"""The plugin for pytest, under its public name."""

from svc.testing.pytest_plugin import *  # noqa: F403
