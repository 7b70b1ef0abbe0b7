"""The text of a file that another program wrote."""

from svc.formats.exchange.losses import Loss, unreadable_part


def decoded(data: bytes, losses: list[Loss]) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, else Windows-1252, which is reported."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        losses.append(unreadable_part("the text", "", "it is not UTF-8, so it is read as Windows-1252"))
        return data.decode("cp1252", "replace")
