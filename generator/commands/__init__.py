"""What people type: one module a group of commands; `cli.py` puts them together."""
