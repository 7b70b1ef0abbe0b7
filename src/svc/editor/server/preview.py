"""The picture of a stream beside its text."""

import subprocess
import sys

from svc.diagnostics.errors import Error, RenderError
from svc.editor.server.session import Page, Session


def address(session: Session, uri: str, stream: str | None) -> str:
    """Where the live page of a file is: served by a process that ends with this one. Raises Error if there is none."""
    path = session.documents[uri].path if uri in session.documents else None
    if path is None:
        raise Error("save the file first: the live page follows a file")
    running = session.pages.get(path)
    if running is None or running.process.poll() is not None:
        running = session.pages[path] = _started(path, stream)
    return running.address


def _started(path: str, stream: str | None) -> Page:
    chosen = [f"--stream={stream}"] if stream else []
    command = [sys.executable, "-m", "svc", "watch", "--no-open", *chosen, "--", path]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    address = process.stdout.readline().strip()
    if not address:
        _, said = process.communicate()
        raise Error(said.strip().removeprefix("svc: ") or "the live page could not be started")
    return Page(process, address)


def preview(session: Session, uri: str, stream: str | None, view: str, theme: str) -> dict[str, str | None]:
    """A stream of a text as SVG, and what there is to say of it; of a text with several streams one is named.

    Raises Error if there is no such stream or it can't be drawn.
    """
    from svc.pictures.options import PictureOptions
    from svc.pictures.rendering import stream_picture
    from svc.pictures.scene.annotations import within

    if uri not in session.documents:
        raise Error(f"{uri} is not open")
    analysis = session.analysis(uri)
    streams = {each.stream.name: each for each in analysis.bound.streams}
    bound = streams.get(stream) if stream is not None else next(iter(streams.values()), None)
    if bound is None:
        names = ", ".join(streams)
        raise Error(f"there is no stream `{stream}`: choose {names}" if names else "there is no stream in this text")
    options = PictureOptions(view=view, theme=theme)
    try:
        picture = stream_picture(bound, within(bound.stream, analysis.diagnostics), "svg", options)
    except RenderError as error:
        raise Error(str(error)) from error
    notice = "; ".join(each.message for each in picture.findings) or None
    return {"svg": picture.data.decode(), "notice": notice}
