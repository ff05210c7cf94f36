"""The house rules, run: each is a guard over the source, and is shown what it must find."""
