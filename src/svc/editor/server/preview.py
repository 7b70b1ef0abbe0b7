"""The picture of a stream beside its text."""

from svc.diagnostics.errors import Error, RenderError
from svc.editor.server.session import Session


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
