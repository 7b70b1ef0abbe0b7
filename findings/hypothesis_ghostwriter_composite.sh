#!/usr/bin/env bash
# hypothesis 6.170.17: for a type whose registered strategy is a composite one, `hypothesis write` writes a test that calls
# the composite function by its bare name and does not import it; a function given to `.map` is imported.
#
# Seen: `@given(bell=bells())` below `import bells`: the function is in the module of the same name, so the written test ends
# with "TypeError: 'module' object is not callable". In a module of another name it ends with a NameError.
#
# Prints what it sees, and fails if that is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check 'hypothesis[ghostwriter]==6.170.17' black==26.10.1 pytest==9.2.0
cat >"$work/tower.py" <<'PYTHON'
import hypothesis.strategies as st


class Bell:
    def __init__(self, notes: list[int]) -> None:
        self.notes = notes


@st.composite
def bells(draw: st.DrawFn) -> Bell:
    return Bell(draw(st.lists(st.integers(1, 7), max_size=3)))


st.register_type_strategy(Bell, bells())


def ring(bell: Bell) -> int:
    return len(bell.notes)
PYTHON
cd "$work"
PYTHONPATH=. venv/bin/hypothesis write --style pytest tower.ring >test_ring.py
grep -E 'import|given' test_ring.py
grep -q '^@given(bell=bells())' test_ring.py
! grep -qE 'import.*bells' test_ring.py
PYTHONPATH=. venv/bin/python -m pytest -q -p no:cacheprovider test_ring.py >out.txt 2>&1 && exit 1
grep -F "NameError: name 'bells' is not defined" out.txt
