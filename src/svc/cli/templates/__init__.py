"""The files that `svc new` starts from; each stream is named like its file, so that a new name can take its place."""
