"""A Chromium for the tests that look at pictures as a browser shows them.

A missing program fails the tests and does not skip them: whoever asks for `-m system` wants to know.
"""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="module")
def launch() -> Iterator[Callable[..., Any]]:
    """What starts a browser."""
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, NAMES)), None)
    assert program, f"install Chromium for these tests: none of {', '.join(NAMES)} is on the path"
    with sync_playwright() as playwright:
        yield partial(playwright.chromium.launch, executable_path=program, headless=True, args=list(QUIET))


@pytest.fixture(scope="module")
def browser(launch: Callable[..., Any]) -> Iterator[Any]:
    """A running browser; each test opens pages of its own in it. It shows no scrollbars."""
    with launch() as running:
        yield running


@pytest.fixture(scope="module")
def ordinary_browser(launch: Callable[..., Any]) -> Iterator[Any]:
    """A running browser whose scrollbars take room, as on a desk."""
    with launch(ignore_default_args=["--hide-scrollbars"]) as running:
        yield running
