"""The schema: how it comes to be, what it is called, and whether it is found through indexes."""
