"""What need not be done twice: what was read and made before, and what did not change."""
