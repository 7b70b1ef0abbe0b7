"""Where things are: a module for each thing that is computed."""
