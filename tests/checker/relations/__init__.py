"""Changes of texts that mean nothing to them: `tests/checker/test_relations.py` says what must stay the same."""
