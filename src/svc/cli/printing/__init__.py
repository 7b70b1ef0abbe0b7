"""Writing to the standard streams, and a bar for work that takes long."""
