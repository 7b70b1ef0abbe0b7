"""A page as HTML: one file that holds all it needs, and can be read without its script."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from svc.pictures.page.content import Finding, Group, Page, Phrase, Thing, View, Words
from svc.pictures.page.markup import Markup, element, raw
from svc.pictures.page.policy import policy

ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect y='4' width='6' "
    "height='8' rx='2' fill='%23e69312'/%3E%3Crect x='10' y='4' width='6' height='8' rx='2' fill='%230a7f5c'/%3E"
    "%3Cpath d='M6 8h4' stroke='%235b6b7a' stroke-width='2'/%3E%3C/svg%3E"
)
_KEYS = "Drag to move; Ctrl and wheel, + and - to zoom, 0 to fit. Choose a step for its details, Escape closes them."


class Surroundings(NamedTuple):
    """What a page of a site has besides its stream: more in its head, a bar above it, sections before its words, and
    the style of these."""

    head: Markup = Markup()
    above: Markup = Markup()
    before_words: Markup = Markup()
    style: str = ""


ALONE = Surroundings()


def html(
    page: Page, style: str, script: str, *, scheme: str = "auto", version: str | None = None,
    around: Surroundings = ALONE,
) -> str:  # fmt: skip
    """The whole document. `scheme` is `light` or `dark` where that is fixed; one with a `version` follows its file."""
    # A live page brings its policy in the header of its answer, as it may ask its server for news.
    is_live = version is not None
    guard = element("meta", http_equiv="Content-Security-Policy", content=policy([script], [style]))
    head = element(
        "head",
        element("meta", charset="utf-8"),
        around.head,
        Markup() if is_live else guard,
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", page.title),
        element("link", rel="icon", href=ICON),
        raw("style", style),
        raw("script", script),
    )
    body = element(
        "body", _bar(page, around.above), _status(), _notices(page) if is_live else Markup(), _main(page, around)
    )
    fixed = scheme if scheme in ("light", "dark") else None
    return f"<!doctype html>\n{element('html', head, body, lang='en', data_scheme=fixed, data_version=version)}\n"


def _status() -> Markup:
    return element("p", id="status", role="status", class_="unseen")


def _notices(page: Page) -> Markup:
    ended = "The preview has ended; this is its last state."
    lost = element("p", ended, id="lost", role="status", class_="lost", hidden=True)
    kept = element("p", page.notice, id="notice", role="status", class_="lost", hidden=not page.notice)
    return Markup(lost + kept)


def _bar(page: Page, above: Markup) -> Markup:
    opening = [element("span", element("b", word), " ", text) for word, text in page.opening]
    heading = element("div", element("h1", page.title), element("p", opening, class_="opening"), class_="heading")
    return element("header", above, heading, _tools(page.views, page.first), class_="bar")


def _tools(views: Iterable[View], first: str) -> Markup:
    choices = [
        element(
            "label",
            element("input", type="radio", name="view", value=view.name, checked=view.name == first),
            element("span", view.name.capitalize()),
        )
        for view in views
    ]
    zoom = (
        _button("Smaller", "\N{MINUS SIGN}", "out"),
        element("output", "100%", id="zoom", aria_live="off"),
        _button("Larger", "+", "in"),
        _button("Fit the picture", "Fit", "fit"),
    )
    return element(
        "div",
        element("fieldset", element("legend", "View", class_="unseen"), choices, class_="views"),
        element("div", zoom, class_="zoom", role="group", aria_label="Zoom"),
        element("button", "Dark", type="button", data_do="scheme", aria_pressed="false", class_="scheme"),
        class_="tools",
    )


def _button(says: str, shows: str, does: str) -> Markup:
    return element("button", shows, type="button", data_do=does, aria_label=says, title=says)


def _main(page: Page, around: Surroundings) -> Markup:
    left_out = [element("p", sentence, class_="left-out") for sentence in page.left_out]
    hint = element("p", _KEYS, class_="hint") if page.views else Markup()
    stage = element("div", [_view(view, page.first) for view in page.views], left_out, hint, class_="stage")
    beside = element("aside", _panel(), _findings(page.findings), aria_label="Details and findings")
    return element("main", stage, beside, around.before_words, _words(page))


def _view(view: View, first: str) -> Markup:
    name = f"{view.name.capitalize()} view"
    canvas = element("div", Markup(view.svg), class_="canvas", role="region", tabindex="0", aria_label=name)
    heading = element("h2", name)
    return element("section", heading, canvas, class_="view", data_view=view.name, data_first=view.name == first)


def _panel() -> Markup:
    return element(
        "section",
        element("h2", id="panel-title", tabindex="-1"),
        element("button", "Close", type="button", data_do="close"),
        element("dl"),
        id="panel",
        aria_labelledby="panel-title",
        hidden=True,
    )


def _findings(findings: Iterable[Finding]) -> Markup:
    listed = [_finding(finding) for finding in findings]
    shown = element("ol", listed) if listed else element("p", "No findings.", class_="fine")
    return element("section", element("h2", "Findings"), shown, id="findings")


def _finding(finding: Finding) -> Markup:
    code = element("span", f"{finding.code} {finding.level}", class_="pill")
    sentence = element("span", finding.sentence)
    about = finding.about[0] if finding.about else None
    head = element("a", code, " ", sentence, href=f"#{about}") if about else element("p", code, " ", sentence)
    help = (
        element("details", element("summary", "What to do"), element("p", finding.help, class_="help"))
        if finding.help
        else Markup()
    )
    return element("li", head, help, id=finding.key, class_=finding.level, data_about=" ".join(finding.about))


def _words(page: Page) -> Markup:
    keys = [Markup(element("dt", word) + element("dd", text)) for word, text in page.keys]
    return element(
        "section",
        element("h2", "In words"),
        element("p", page.about, class_="about"),
        element("dl", keys) if keys else Markup(),
        [_table(group) for group in page.groups],
        id="words",
    )


def _table(group: Group) -> Markup:
    labels = group.labels
    heads = [element("th", label, scope="col") for label in (group.one, *labels)]
    rows = [_row(thing, labels) for thing in group.things]
    table = element("table", element("thead", element("tr", heads)), element("tbody", rows))
    # A wide table moves in its frame, which the keyboard must reach.
    frame = element("div", table, class_="frame", role="region", tabindex="0", aria_label=group.heading)
    return Markup(element("h3", group.heading) + frame)


def _row(thing: Thing, labels: Iterable[str]) -> Markup:
    cells = [element("td", _lines(thing.fact(label)), data_label=label) for label in labels]
    return element("tr", element("th", thing.called, scope="row"), cells, id=thing.key, tabindex="-1")


def _lines(lines: Iterable[Phrase]) -> Iterator[Markup]:
    for line in lines:
        yield element("div", map(_piece, line))


def _piece(words: Words) -> Markup:
    address = f"#{words.leads}" if words.leads else words.address
    return element("a", words.text, href=address) if address else element("span", words.text)
