"""What the browser shows and asks: states, the frame, components and pages."""
