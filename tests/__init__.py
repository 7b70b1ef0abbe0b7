"""The tests of svc: cases as texts, a helper a boundary."""
