"""What stands on disk: files of a client, the lock that tells which are ours, oasmith's own. No stage is needed."""
