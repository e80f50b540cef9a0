"""What does it mean in this article? Dates, currencies and names that only the whole text can settle."""
