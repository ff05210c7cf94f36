"""Stories about what people do."""
