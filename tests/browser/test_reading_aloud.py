"""What a browser hands to a screen reader of a picture: its name, and each thing in the order of the stream."""

from pathlib import Path
from typing import Any

import pytest

import svc
from tests.support.pictures import RESTORE

pytestmark = pytest.mark.system


@pytest.mark.parametrize("view", ["stream", "slide", "lanes"])
def test_a_picture_is_a_document_of_named_symbols(view: str, browser: Any, tmp_path: Path) -> None:
    file = svc.render(svc.analyse(RESTORE).stream, tmp_path / "picture.svg", view=view)
    page = browser.new_page()
    page.goto(file.as_uri())
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    told = [(node.get("role", {}).get("value"), node.get("name", {}).get("value", "")) for node in tree]
    page.close()
    assert ("graphics-document", "Restore a live service") in told
    names = [name for role, name in told if role == "graphics-symbol"]
    assert names[0].startswith("User")
    assert [name.split(" ")[0] for name in names if name[:1].isdigit()] == ["1", "2", "3", "4"]
    assert len(names) == 14
