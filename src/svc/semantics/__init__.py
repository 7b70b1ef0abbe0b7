"""What a text means: shipped catalogues, the binder, the bound graph and its algorithms, explanations, provenance."""
