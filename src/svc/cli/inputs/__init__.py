"""What a command works on: files, the projects they belong to, one stream or one catalogue of a file."""
