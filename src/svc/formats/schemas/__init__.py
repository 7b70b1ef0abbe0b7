"""The JSON outputs of svc as JSON Schema (draft 2020-12): one file per output, each complete in itself."""
