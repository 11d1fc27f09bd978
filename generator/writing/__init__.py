"""Every write, each in one step."""
