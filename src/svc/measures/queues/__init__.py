"""Cases that queue for teams: an event list, runs of it, and what they say of a stream with arrivals."""
