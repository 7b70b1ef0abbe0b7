"""A scene as DOT, SVG, PNG, PDF and Mermaid; the only user of graphviz."""
