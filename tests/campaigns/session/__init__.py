"""A long session with the language server, as random as nobody works: it must not grow, and must not lose its way."""
