"""What earlier runs found in files: kept in the cache, and valid as long as nothing has changed."""
