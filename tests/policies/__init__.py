"""Who may see and who may do."""
