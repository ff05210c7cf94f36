"""The REST door: parse, ask one service or query, answer in a shape."""
