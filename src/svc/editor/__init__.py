"""What an editor asks of a text: what a name means, where it is used, what may come where; also while it is typed."""
