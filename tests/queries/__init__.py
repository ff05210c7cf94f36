"""Stories about what people see."""
