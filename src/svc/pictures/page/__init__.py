"""A stream as a page: its pictures, its findings beside them and all of it in words, in one HTML file.

The page loads nothing from elsewhere. It contains all that it shows; its script only moves and marks that.
"""

from collections.abc import Iterable
from hashlib import sha256

from attrs import evolve, field, frozen

from svc.diagnostics.diagnostic import Diagnostic
from svc.measures.figures import Measured
from svc.pictures.description import account
from svc.pictures.description.measures import measures
from svc.pictures.options import DEFAULTS, PictureOptions
from svc.pictures.page.addresses import NOWHERE, Addresses
from svc.pictures.page.assets import LIVE, script, style
from svc.pictures.page.content import Page
from svc.pictures.page.facts import findings as page_findings
from svc.pictures.page.facts import groups, keys
from svc.pictures.page.html import ALONE, Surroundings, html
from svc.pictures.page.measured import dimensions, measure_groups
from svc.pictures.page.pictures import AT_ONCE, pictures
from svc.pictures.page.policy import policy
from svc.semantics import wording as words
from svc.semantics.bound import BoundStream


@frozen
class Made:
    """A page, the policy that its server should send, and what there is to say of how it came out.

    `version` is another one whenever the text is.
    """

    text: str = field(repr=False)
    policy: str = field(repr=False)
    findings: tuple[Diagnostic, ...] = ()
    version: str = ""


@frozen
class Illustrated:
    """What a page holds, its pictures too, and what there is to say of these."""

    page: Page
    findings: tuple[Diagnostic, ...] = ()


def page(bound: BoundStream, findings: Iterable[Diagnostic], options: PictureOptions = DEFAULTS) -> Made:
    """The page of a bound stream. Raises RenderError if the stream can't be drawn."""
    content = illustrated(bound, findings, options)
    return evolve(document(content.page, options), findings=content.findings)


def illustrated(
    bound: BoundStream,
    findings: Iterable[Diagnostic],
    options: PictureOptions,
    drawn: Iterable[Diagnostic] | None = None,
    addresses: Addresses = NOWHERE,
    at_once: int = AT_ONCE,
) -> Illustrated:
    """What the page of a stream holds; `drawn` are the findings in its pictures, if not all. `at_once` is how many
    pictures are drawn at a time.

    Raises RenderError if the stream can't be drawn.
    """
    reported = list(findings)
    made = pictures(bound, reported if drawn is None else drawn, keys(bound), options, at_once)
    missing = (f"{each.message[:1].upper()}{each.message[1:]}." for each in made.findings)
    found = measures(bound, options.calendar)
    content = evolve(
        contents(bound, reported, found, addresses), views=made.views, first=made.first, left_out=tuple(missing)
    )
    return Illustrated(content, made.findings)


def document(content: Page, options: PictureOptions, *, live: bool = False, around: Surroundings = ALONE) -> Made:
    """A page as a document. A `live` one follows its file: its server must send its policy, which lets it ask there."""
    styled, moved = style(options.theme, options.colours) + around.style, script(*((LIVE,) if live else ()))
    scheme = "light" if options.theme == "print" else options.theme
    more = {"connect_src": "'self'", "frame_ancestors": "'none'"} if live else {}
    text = html(content, styled, moved, scheme=scheme, version="" if live else None, around=around)
    version = sha256(text.encode()).hexdigest() if live else ""
    if live:
        text = html(content, styled, moved, scheme=scheme, version=version)
    return Made(text, policy([moved], [styled], **more), version=version)


def contents(
    bound: BoundStream,
    findings: Iterable[Diagnostic],
    measured: Measured | None = None,
    addresses: Addresses = NOWHERE,
) -> Page:
    """All that a page holds but its pictures; its figures too if they are `measured`."""
    described, reported = account(bound, ()), page_findings(bound, findings)
    return Page(
        words.stream_title(bound),
        tuple(words.opening(bound)),
        f"Stream {described.name}, on the catalogue {described.catalogue}.",
        described.keys,
        (*groups(bound, reported, addresses), *((*measure_groups(measured), dimensions(bound)) if measured else ())),
        reported,
    )


__all__ = ["Illustrated", "Made", "Page", "contents", "document", "illustrated", "page"]
