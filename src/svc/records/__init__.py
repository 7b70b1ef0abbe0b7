"""What really happened: event records, read, counted and timed, and held against a stream."""
