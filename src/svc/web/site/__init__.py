"""All streams of a project as a static site: a page for each stream, and for each thing that streams use."""
