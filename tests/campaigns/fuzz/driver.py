"""Runs one target under atheris: `python -m tests.campaigns.fuzz.driver TARGET ARGUMENTS-OF-LIBFUZZER`."""

import sys

import atheris


def main() -> None:
    """Search until libFuzzer ends the process; what is imported on the way is measured too."""
    with atheris.instrument_imports(include=["svc"]):
        from tests.campaigns.fuzz.targets import TARGETS

        target = TARGETS[sys.argv.pop(1)]
        atheris.Setup(sys.argv, target)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
