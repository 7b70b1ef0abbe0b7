"""Many files: reading and writing, ignored files, configuration, workspace, baseline, portfolio, and the API."""
