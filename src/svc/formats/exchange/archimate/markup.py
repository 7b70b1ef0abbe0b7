"""The text of an Open Exchange file: elements, each on a line, with all that a user wrote escaped."""

from collections.abc import Iterable, Mapping

from svc.text.escape import xml_data

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def element(name: str, attributes: Mapping[str, str], children: Iterable[str] = (), text: str = "") -> str:
    """An element with its attributes, its text and its children, which are on lines of their own."""
    written = "".join(f' {key}="{xml_data(value)}"' for key, value in attributes.items() if value)
    inner = "".join(f"\n{_indented(each)}" for each in children)
    body = f"{xml_data(text)}{inner}\n" if inner else xml_data(text)
    return f"<{name}{written}>{body}</{name}>" if body else f"<{name}{written}/>"


def _indented(child: str) -> str:
    """A child, two spaces further right: no text has a line break, as each is written as a reference."""
    return "\n".join(f"  {line}" for line in child.split("\n"))


def named(name: str) -> list[str]:
    """The name of something, if it has one."""
    return [element("name", {}, text=name)] if name else []


class Properties:
    """Gives each property its definition, in the order in which they are first used."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def written(self, values: Mapping[str, str]) -> list[str]:
        """The properties of something, if it has any."""
        found = [
            element("property", {"propertyDefinitionRef": self._id(key)}, [element("value", {}, text=value)])
            for key, value in values.items()
        ]
        return [element("properties", {}, found)] if found else []

    def _id(self, key: str) -> str:
        return self._ids.setdefault(key, f"id-property-{len(self._ids) + 1}")

    def definitions(self) -> str:
        """The definitions of all that were used."""
        found = (
            element("propertyDefinition", {"identifier": id, "type": "string"}, named(key))
            for key, id in self._ids.items()
        )
        return element("propertyDefinitions", {}, found)
