"""Where everything is in a picture: one module for each thing that is computed."""
