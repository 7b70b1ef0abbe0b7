"""What was found out about files in earlier runs: kept in the cache, and believed as long as nothing has changed."""
