"""What is written here? Finders that look at the words alone, one file per kind."""
