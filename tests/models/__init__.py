"""What is true about one row, also for the database itself."""
