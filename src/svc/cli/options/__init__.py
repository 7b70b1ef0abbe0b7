"""What the options of commands mean: days, codes, files to leave out, and how pictures look."""
