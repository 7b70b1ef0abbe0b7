"""draw.io: a stream as a diagram of lanes, and diagrams as streams."""
