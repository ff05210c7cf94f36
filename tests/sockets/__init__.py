"""What a raw socket client gets, from every event handler of the app, whoever it claims to be."""
