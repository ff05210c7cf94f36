"""The real parts that every test stands on: databases, servers, browsers, sockets and files."""
