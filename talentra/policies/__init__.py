"""Who may see (conditions for every SELECT) and who may do (questions). Pure."""
