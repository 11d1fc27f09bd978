"""What the book gives to programs: feeds, and where they are told what to read."""
