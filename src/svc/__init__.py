"""Value streams as text."""
