"""The JSON outputs of svc as JSON Schema (draft 2020-12): a file an output, each complete in itself."""
