"""Every view of one short stream as DOT, in `tests/golden/views/`: what changes in a picture is seen in a difference.

`SVC_REWRITE=1 pytest tests/pictures/test_golden.py` writes them anew.
"""

import os

import pytest

from svc.pictures.views import VIEWS
from tests.support import GOLDEN
from tests.support.pictures import as_dot

PICTURES = GOLDEN / "views"
SHORT = """\
stream short "Short & small" follows mini
  step ask "Ask" in ask takes 10m
  step do "Do it" in do by gardening waits 1h takes 30m accurate 90%
  guest -> ask : wishes
  ask -> do : orders
  do -> ask : orders when "unclear" share 10%
  do -> guest : dishes share 90%

catalogue mini "Mini"
  party guest "Guest"
  practice gardening "Gardening" in general
  artefact wishes "Wishes"
  artefact orders "Orders"
  artefact dishes "Dishes"
  activity ask "Ask"
    input wishes from guest
    output orders to do
  activity do "Do"
    input orders from ask
    output dishes to guest
"""


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "auto"])
def test_a_view_is_drawn_as_it_was(view: str) -> None:
    drawn, file = as_dot(SHORT, view), PICTURES / f"{view}.dot"
    if os.environ.get("SVC_REWRITE"):
        file.write_text(drawn, "utf-8")
    assert drawn == file.read_text("utf-8")


def test_there_is_one_for_each_view() -> None:
    assert {path.stem for path in PICTURES.iterdir()} == VIEWS.keys() - {"auto"}
