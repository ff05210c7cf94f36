"""What no accident may break."""
