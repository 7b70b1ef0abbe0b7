"""Many files in one run: checked and reported, or given another text."""
