"""The hook of PyInstaller for svc: catalogues, grammar, pages and other data, all modules, and the engine."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules, copy_metadata

from svc.pictures.render import installed

NOT_AT_RUN_TIME = (
    "svc.strategies",
    "svc.testing",
    "svc.testing.hypothesis_plugin",
    "svc.pytest_plugin",
    "svc.cli.pyinstaller",
)
"""What tests and builds need alone. A program that imports it gets it all the same."""

datas = [*collect_data_files("svc"), *copy_metadata("svc-streams")]
hiddenimports = collect_submodules("svc", filter=lambda name: not name.startswith(NOT_AT_RUN_TIME))
binaries = [(str(engine), "bin")] if (engine := installed.program()) else []
