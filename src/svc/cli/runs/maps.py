"""Maps of foreign words, as `svc import` reads and writes them."""

from collections.abc import Mapping


def read(path: str) -> Mapping[str, Mapping[str, str]]:
    """What a map says. Raises Error for what is not a map."""
    import tomllib

    from svc.cli.runs.exchanging import contents
    from svc.diagnostics.errors import Error
    from svc.formats.exchange.meanings import KINDS

    try:
        found = tomllib.loads(contents(path, path).decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Error(f"{path} is not TOML: {error}") from None
    for kind, words in found.items():
        if (
            kind not in KINDS
            or not isinstance(words, dict)
            or not all(isinstance(each, str) for each in words.values())
        ):
            raise Error(
                f'{path}: `{kind}` is not part of a map: it has tables {", ".join(KINDS)} of lines "word" = "id"'
            )
    return found


def written(foreign: Mapping[str, Mapping[str, str]]) -> str:
    """A map of foreign words, with an empty value for each."""
    import json

    tables = [
        [f"[{kind}]", *(f'{json.dumps(word)} = ""' for word in words)] for kind, words in foreign.items() if words
    ]
    return "\n\n".join("\n".join(table) for table in tables) + ("\n" if tables else "")
