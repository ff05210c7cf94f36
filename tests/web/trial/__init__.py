"""Pages of every kind, to try the wall on: they stand in for the product's own."""

SECRET = "what only admins may know"
