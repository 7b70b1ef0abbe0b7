"""The pages of the diagnostics, as data of the package: `svc explain` shows them."""
