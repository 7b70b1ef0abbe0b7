"""Makes the pages with pictures, in whatever process: each is drawn, and written into the folder."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from attrs import evolve, field, frozen

from svc.checker.analysis import Analysis
from svc.checker.context import context_of
from svc.checker.selection import DEFAULTS
from svc.diagnostics.errors import FileError, RenderError
from svc.pictures.drawing import catalogue_scene
from svc.pictures.options import PictureOptions
from svc.pictures.page import contents, document, illustrated
from svc.pictures.page.addresses import Addresses
from svc.pictures.page.html import Surroundings
from svc.pictures.page.inlining import inlined
from svc.pictures.page.markup import Markup, element
from svc.pictures.render.picture import draw
from svc.pictures.scene.annotations import within
from svc.pictures.style.colour_settings import own_colours
from svc.pictures.views.portfolio import portfolio
from svc.project.asked import Asked
from svc.project.portfolio import Portfolio
from svc.project.projects import Projects
from svc.semantics.catalogue import Catalogue
from svc.web.site.folder import Folder
from svc.web.site.frame import PICTURE, Frame


@frozen
class StreamTask:
    """The page of a stream: `number` is its place in its file, `connections` what is said of other streams."""

    path: str
    asked: Asked
    number: int
    connections: str = field(repr=False)


@frozen
class CataloguePicture:
    """The picture of a catalogue, by its key, or of one activity of it."""

    catalogue: str
    activity: str | None = None


@frozen
class PictureTask:
    """A page with places for pictures: each is of a catalogue or of a portfolio."""

    path: str
    html: bytes = field(repr=False)
    pictures: tuple[CataloguePicture | Portfolio, ...] = field(repr=False)


Task = StreamTask | PictureTask


@frozen
class Drawn:
    """A page that was written, and what there is to complain of; without a digest it was not.

    `died` says how a process of ours ended on it.
    """

    path: str
    digest: str = ""
    complaints: tuple[str, ...] = ()
    died: tuple[str, ...] = ()


@frozen
class Site:
    """What all pages of a site have in common."""

    folder: str
    frame: Frame
    addresses: Addresses
    catalogues: Mapping[str, Catalogue] = field(repr=False)
    options: PictureOptions
    names: Mapping[str, str] = field(repr=False)
    today: date | None = None


class Drawer:
    """Makes pages of a site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._folder = Folder(site.folder)
        self._analysed: tuple[Asked, Analysis] | None = None

    def __call__(self, task: Task) -> Drawn:
        """Make a page."""
        try:
            data, complaints = self._stream(task) if isinstance(task, StreamTask) else self._pictured(task)
            return Drawn(task.path, self._folder.write(task.path, data), tuple(complaints))
        except FileError as error:
            return Drawn(task.path, complaints=(str(error),))

    def _stream(self, task: StreamTask) -> tuple[bytes, list[str]]:
        analysis = self._analysis(task.asked)
        bound = analysis.bound.streams[task.number]
        findings = within(bound.stream, analysis.diagnostics)
        context = context_of(bound.stream)
        options = evolve(self._site.options, colours=own_colours(None, (), context.colours), calendar=context.calendar)
        complaints = []
        try:
            content = illustrated(bound, findings, options, addresses=self._site.addresses, at_once=1).page
        except RenderError as error:
            content = evolve(
                contents(bound, findings, None, self._site.addresses), left_out=(f"There is no picture: {error}.",)
            )
            complaints.append(f"{analysis.file.name}: {bound.stream.name} can't be drawn: {error}")
        above = Markup(self._site.frame.skip("#words", "Skip to the words") + self._site.frame.bar(task.path))
        around = Surroundings(self._site.frame.mark, above, Markup(task.connections), self._site.frame.own_style)
        return document(content, options, around=around).text.encode(), complaints

    def _analysis(self, asked: Asked) -> Analysis:
        if self._analysed is None or self._analysed[0] != asked:  # the streams of a file come one after another
            project = self._projects.get(asked.path, asked.within)
            self._analysed = asked, project.analyse(asked.path, DEFAULTS, self._site.today, asked.within)
        return self._analysed[1]

    @cached_property
    def _projects(self) -> Projects:
        return Projects(self._site.names)

    def _pictured(self, task: PictureTask) -> tuple[bytes, list[str]]:
        before, *after = task.html.decode().split(PICTURE)
        parts, complaints = [before], []
        for number, (wanted, rest) in enumerate(zip(task.pictures, after, strict=True)):
            try:
                parts.append(self._picture(wanted, number))
            except RenderError as error:
                complaints.append(f"{task.path} has no picture: {error}")
            parts.append(rest)
        return "".join(parts).encode(), complaints

    def _picture(self, wanted: CataloguePicture | Portfolio, number: int) -> str:
        options = evolve(self._site.options, theme="light")
        if isinstance(wanted, Portfolio):
            scene, called = portfolio(wanted, options, self._site.frame.title), "The portfolio"
        else:
            catalogue, activity = self._site.catalogues[wanted.catalogue], wanted.activity
            options = evolve(options, view="matrix" if activity is None else "sheet", activity=activity)
            scene, called = catalogue_scene(catalogue, options), "The catalogue"
            if activity is not None:
                called = f"{catalogue.title_for(activity)} with what it receives and gives"
        svg = inlined(draw(scene, "svg", options).data.decode(), f"{scene.view}{number}", {})
        return element("div", Markup(svg), class_="canvas", role="region", tabindex="0", aria_label=called)
