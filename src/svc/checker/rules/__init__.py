"""The rules: a file a family, a function a code. Pure; each gets something bound and yields findings."""
