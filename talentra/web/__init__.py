"""What every request and socket passes before it reaches a door."""
