"""The benchmark stream read with textX: a program that a peer's environment runs with the name of a file.

textX resolves the ends of every arrow to the steps themselves.
"""

import sys

import textx  # type: ignore[import-not-found, unused-ignore]

GRAMMAR = """
Stream: 'stream' name=ID title=STRING steps*=Step arrows*=Arrow;
Step: 'step' name=ID 'in' activity=ID;
Arrow: (from_user?='user' | source=[Step]) '->' (to_user?='user' | target=[Step]) ':' artefact=ID;
"""

textx.metamodel_from_str(GRAMMAR).model_from_file(sys.argv[1])
