"""What svc promises, each promise beside the test that holds it, with the counts of the last campaigns."""
