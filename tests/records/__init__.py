"""Tests of `svc/records/`: records of what really happened."""
