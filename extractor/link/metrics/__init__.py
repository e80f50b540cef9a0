"""What does a value measure? `metric_of` tries each way of meeting a metric; the other files are those ways."""
