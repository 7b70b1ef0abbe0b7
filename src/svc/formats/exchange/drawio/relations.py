"""How the cells of a page are related: what is in what, which words belong to a line, and what lines join."""

from collections.abc import Mapping

from svc.formats.exchange.drawio import own_data, stencils
from svc.formats.exchange.drawio.model import Cell

DEEPEST = 64
"""How many containers around a cell are looked at."""


class Relations:
    """The relations of all cells of a page."""

    def __init__(self, cells: Mapping[str, Cell]) -> None:
        self._cells = cells
        self.gives = {cell.source for cell in cells.values() if cell.is_edge}
        self.gets = {cell.target for cell in cells.values() if cell.is_edge}
        self._labels: dict[str, list[Cell]] = {}
        self._holds: set[str] = set()
        for cell in cells.values():
            if self.is_label(cell):
                self._labels.setdefault(cell.parent, []).append(cell)
            elif cell.is_vertex and own_data.PART not in cell.style and cell.parent != cell.id:
                self._holds.add(cell.parent)

    def is_label(self, cell: Cell) -> bool:
        """Whether a cell is words on a line."""
        parent = self._cells.get(cell.parent)
        return cell.is_vertex and parent is not None and parent.is_edge

    def is_joined(self, cell: Cell) -> bool:
        """Whether a line leads to a cell or from it."""
        return cell.id in self.gives or cell.id in self.gets

    def is_between(self, cell: Cell) -> bool:
        """Whether lines lead both to a cell and from it."""
        return cell.id in self.gives and cell.id in self.gets

    def has_content(self, cell: Cell) -> bool:
        """Whether shapes are in a cell."""
        return cell.id in self._holds

    def labels(self, edge: Cell) -> list[Cell]:
        """The cells with the words on a line."""
        return self._labels.get(edge.id, [])

    def words(self, edge: Cell) -> str:
        """The label of a line, and the words on it."""
        return "\n".join(filter(None, (edge.label, *(each.label for each in self.labels(edge)))))

    def is_lane(self, cell: Cell) -> bool:
        """Whether a cell is a lane: one that is empty, and that a line joins, is not."""
        return stencils.is_lane(cell.style) and (self.has_content(cell) or not self.is_joined(cell))

    def lane_called(self, id: str) -> Cell | None:
        """The lane that has an id; None for anything else."""
        cell = self._cells.get(id)
        return cell if cell is not None and self.is_lane(cell) else None

    def lane(self, cell: Cell) -> Cell | None:
        """The innermost lane around a cell."""
        for _ in range(DEEPEST):
            parent = self._cells.get(cell.parent)
            if parent is None or stencils.is_lane(parent.style):
                return parent
            cell = parent
        return None

    def is_layer(self, cell: Cell) -> bool:
        """Whether a cell is the root of all, or a layer on it."""
        parent = self._cells.get(cell.parent)
        return not cell.parent or (parent is not None and not parent.parent)

    def end(self, id: str) -> str:
        """The cell that a line ends at: what a part decorates, else the cell itself."""
        cell = self._cells.get(id)
        return cell.parent if cell is not None and own_data.PART in cell.style else id
