"""The recipes for editors that do not run here are at least well-formed, and start the server."""

import json
import re
import tomllib

from tests.support import ROOT

EDITORS = ROOT / "editors"


def test_the_recipe_for_helix_is_toml() -> None:
    recipe = tomllib.loads((EDITORS / "helix" / "languages.toml").read_text("utf-8"))
    assert recipe["language-server"]["svc"] == {"command": "svc", "args": ["lsp"]}
    assert recipe["language"][0]["file-types"] == ["vsc"]


def test_the_recipe_for_sublime_text_is_json_with_comments() -> None:
    text = (EDITORS / "sublime" / "LSP.sublime-settings").read_text("utf-8")
    recipe = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    assert recipe["clients"]["svc"]["command"] == ["svc", "lsp"]


def test_the_recipe_for_emacs_has_as_many_opening_as_closing_brackets() -> None:
    code = re.sub(r'"(?:\\.|[^"\\])*"|;.*', "", (EDITORS / "emacs" / "svc.el").read_text("utf-8"))
    assert code.count("(") == code.count(")") > 0


def test_each_recipe_is_on_the_page() -> None:
    page = (ROOT / "docs" / "how-to" / "editor.md").read_text("utf-8")
    for recipe in EDITORS.glob("*/*"):
        if recipe.parent.name != "vscode":
            assert f"editors/{recipe.parent.name}/{recipe.name}" in page
