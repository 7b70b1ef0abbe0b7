"""What a finding is: its shape, every code with its words, fixes, limits, and the exceptions of the library."""
