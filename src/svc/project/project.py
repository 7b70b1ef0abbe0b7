"""A project: files below one root that may use each other, with one configuration."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cached_property

from attrs import evolve

from svc.checker.analysis import Analysis
from svc.checker.context import Context
from svc.checker.pipeline import Options, analyse_source
from svc.checker.selection import DEFAULTS, Selection
from svc.diagnostics import limits
from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.diagnostics.errors import Error, FileError
from svc.extending import OwnRule
from svc.project import files, sources
from svc.project.configuration import Configuration
from svc.project.file_cache import Files
from svc.project.files import OutsideError
from svc.project.files_below import Below, files_below
from svc.project.gitignore import left_out
from svc.project.real_paths import parents
from svc.project.root import Root, find, rooted
from svc.project.use_paths import MissingError, RefusedError, target
from svc.semantics.binder import Scopes, catalogues_of, outermost
from svc.semantics.catalogue import Catalogue
from svc.semantics.shipped import DEFAULT, SHIPPED
from svc.text.frozenmap import FrozenMap
from svc.text.source import Place, Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from svc.checker.incremental import Versions

NO_NAMES: Mapping[str, str] = FrozenMap()


@contextmanager
def as_file_error(path: str | os.PathLike[str]) -> Iterator[None]:
    """Raises FileError where a path can't be looked for."""
    try:
        yield
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise FileError(f"{os.fspath(path)} can't be read: {why}") from error


class Project:
    """Reads and analyses files, each with those that it uses.

    `findings` are those about the configuration. A project is for one thread: others open their own.
    """

    def __init__(self, root: Root, instead: Catalogue | None = None, names: Mapping[str, str] = NO_NAMES) -> None:
        self.root = root
        self.files = Files(root, names)
        self.configuration = Configuration()
        self.findings: list[Diagnostic] = []
        self._instead = instead
        self._selections: tuple[Selection | None, Selection] = None, DEFAULTS
        if root.foreign is not None or root.configuration is not None:
            self._configure()
        self._surround()

    def _surround(self) -> None:
        """What surrounds each text: its files, and the default catalogue."""
        self.scopes = Scopes(SHIPPED, DEFAULT, self.files.uses, self._instead)
        if self.configuration.catalogue is not None:
            self.scopes.default = self._catalogue(self.configuration.catalogue)

    @property
    def _below_default(self) -> frozenset[str]:
        """The real paths of the file that holds the default catalogue, and of those that it rests on."""
        default = self.configuration.catalogue
        if default is None or default in SHIPPED:
            return frozenset()
        real = os.path.realpath(os.path.join(self.root.folder, default))
        below = self.files.rests_on(self.files.named(real))
        return frozenset([real, *(os.path.realpath(os.path.join(self.root.folder, each)) for each in below)])

    @classmethod
    def around(
        cls,
        path: str | os.PathLike[str],
        instead: Catalogue | None = None,
        names: Mapping[str, str] = NO_NAMES,
        within: str | None = None,
    ) -> "Project":
        """The project that a file or a folder belongs to, by where it really is. `instead` is what all its streams are
        checked against; `names` are what messages call files, by their real paths, where that is not the way from the
        root.

        Raises FileError, OutsideError if the path leads out of the folder `within`.
        """
        with as_file_error(path):
            return cls(find(path, within), instead, names)

    @classmethod
    def at(cls, root: str | os.PathLike[str]) -> "Project":
        """The project of a folder that is its root, whatever is above it. Raises FileError if it is not a folder."""
        if not os.path.isdir(root):
            raise FileError(f"{os.fspath(root)} is not a folder")
        return cls(rooted(root))

    def analyse(
        self,
        path: str | os.PathLike[str],
        selection: Selection = DEFAULTS,
        today: date | None = None,
        within: str | None = None,
    ) -> Analysis:
        """A file with those that it uses. Raises FileError if it can't be read, OutsideError if it leads out of the
        folder `within`."""
        parsed, found = self.files.read(path, within)
        return analyse_source(parsed, found, self._options(selection, today))

    def lay(self, real: str, text: str | None) -> None:
        """Let a text count instead of the file of a real path; None to read it again. What was bound before is bound
        anew."""
        self.files.lay(real, None if text is None else sources.given(text, self.files.named(real)))
        default = self.scopes.default
        if isinstance(default, Catalogue) and real not in self._below_default:
            self.scopes = Scopes(SHIPPED, default, self.files.uses, self._instead)
        else:
            self._surround()

    def findings_of_version(
        self, real: str, versions: "Versions", selection: Selection = DEFAULTS, today: date | None = None
    ) -> tuple[Diagnostic, ...] | None:
        """The findings of a file, by its real path, as the next version of a text; None if it has to be analysed as a
        whole. Raises FileError if it can't be read."""
        source, wrong = self.files.text(real)
        self.files.place(source.name, os.path.dirname(real))
        return None if wrong else versions.findings(source, self._options(selection, today))

    def analyse_text(
        self,
        source: Source,
        found: list[Diagnostic],
        folder: str | os.PathLike[str],
        selection: Selection = DEFAULTS,
        today: date | None = None,
    ) -> Analysis:
        """A text, with the files that it uses, as if it stood in a folder; its path counts from the root."""
        folder = os.path.realpath(os.path.join(self.root.folder, folder))
        parsed, found = self.files.take(source, folder, found)
        return analyse_source(parsed, found, self._options(selection, today))

    def _options(self, selection: Selection, today: date | None) -> Options:
        return Options(self.selection(selection), today, self.scopes, self.context)

    @property
    def context(self) -> Context:
        """What the settings say of the streams of the project, wherever they go."""
        return Context(calendar=self.configuration.calendar, colours=self.configuration.colours)

    def rests_on(self, name: str) -> list[str]:
        """The paths below the root of the files that the findings of a file depend on, but for the file itself."""
        default = self.configuration.catalogue
        if not isinstance(self.scopes.default, Catalogue) or default is None:
            return self.files.rests_on(name)
        called = self.files.named(os.path.realpath(os.path.join(self.root.folder, default)))
        return [default, *self.files.rests_on(name, called)]

    def below(self, folder: str | os.PathLike[str], unreadable: Callable[[OSError], None] | None = None) -> Below:
        """Every `.vsc` file below a folder that the configuration does not exclude, in the order of their paths, and
        the linked folders that lead out of the project.

        A file may be a link: it is to be read within the root.
        """
        from pathlib import Path  # only here, as its import takes a while

        return files_below(self.root.folder, self.configuration.exclude, os.fspath(Path(folder)), unreadable)

    def excludes(self, path: str | os.PathLike[str]) -> bool:
        """Whether the configuration excludes a file or a folder, or a folder above it."""
        real = files.own_path(path)
        out = left_out(self.root.folder, self.configuration.exclude)
        return out(real, os.path.isdir(real)) or any(out(folder, True) for folder in parents(real))

    def selection(self, asked: Selection) -> Selection:
        """What is requested, at the levels of the project and with the rules that it switches on."""
        if self._selections[0] is not asked:  # a run requests the same of each file
            levels, rules = self.configuration.levels, {rule.code.code: rule for rule in (*asked.rules, *self.rules)}
            made = evolve(asked, levels=levels, rules=tuple(rules.values())) if levels or rules else asked
            self._selections = asked, made
        return self._selections[1]

    @property
    def ends(self) -> frozenset[str]:
        """The ids of the activities and parties of all catalogues that were read so far, shipped ones too."""
        found = [*SHIPPED.values(), *self.scopes.catalogues]
        return frozenset(name for catalogue in found for name in catalogue.ends)

    @cached_property
    def rules(self) -> tuple[OwnRule, ...]:
        """The installed custom rules that the project switches on; one that can't be imported is reported."""
        if not self.configuration.rules:
            return ()
        from svc.checker.custom_rules import load

        try:
            return load(self.configuration.rules)
        except Error as error:
            self._wrong("rules", f"can't be followed: {error}")
            return ()

    def _configure(self) -> None:
        from svc.project import loading

        if self.root.foreign is not None:
            self.findings.append(loading.foreign_configuration(Place(Source(self.root.foreign, ""), (0, 0))))
        if self.root.configuration is not None:
            source, found = self._settings(self.root.configuration)
            if len(source.text) > limits.SETTINGS:
                start, what = Place(source, (0, 0)), "this configuration"
                advice = "too many settings"
                found.append(limits.limit_exceeded(start, what, limits.SETTINGS, "characters", advice))
            self.configuration, wrong = (Configuration(source), []) if found else loading.read(source)
            self.findings.extend([*found, *wrong])

    def _settings(self, path: str) -> tuple[Source, list[Diagnostic]]:
        """The text of the configuration, and what is wrong with it. Raises FileError."""
        from svc.project import loading

        name = self.files.named(path)
        try:
            return sources.read(path, name, within=self.root.folder)
        except OutsideError:
            start = Place(Source(name, ""), (0, 0))
            return start.source, [loading.broken_configuration(start, "it is a link that leads out of its folder")]

    def _wrong(self, setting: str, why: str, help: str = "") -> None:
        """Report a setting that can't be followed."""
        from svc.project import loading

        key = loading.key_of(self.configuration.source or Source("", ""), setting)
        self.findings.append(loading.invalid_setting(key, why, help))

    def _catalogue(self, wanted: str) -> str | Catalogue | None:
        """The default catalogue: a shipped one by its name, or that of a file; None, and reported, if none exists."""
        if wanted in SHIPPED:
            return wanted
        try:
            found = target(self.root.folder, self.root.folder, wanted)
            parsed, unreadable = self.files.at(found.real)
            catalogues, naming = catalogues_of(parsed[0], self.scopes)
        except (RefusedError, MissingError, FileError) as error:
            names = f"the name of a shipped catalogue ({', '.join(SHIPPED)}) or the path of a .vsc file below the root"
            why = f"can't be {wanted}: it {error}" if isinstance(error, RefusedError) else f"names no file: {error}"
            self._wrong("catalogue", why, names)
            return None
        fitting = outermost(catalogues)
        wrong = [*unreadable, *parsed[1], *(each for each in naming if each.level is Level.ERROR)]
        if len(fitting) == 1 and not wrong and fitting[0].is_valid:
            return fitting[0]
        names = ", ".join(each.name for each in catalogues)
        why = "there are errors in it" if wrong else f"it holds {f'the catalogues {names}' if names else 'none'}"
        self._wrong(
            "catalogue", f"can't be {wanted}: {why}", f"svc check {wanted}" if wrong else "one file, one catalogue"
        )
        return None
