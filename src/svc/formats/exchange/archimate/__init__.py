"""ArchiMate Open Exchange: streams as models with a view, and models as streams."""
