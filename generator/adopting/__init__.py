"""A book is begun, and filled from files and the web."""
