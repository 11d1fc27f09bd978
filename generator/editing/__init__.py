"""Briefs that people edit: which brief an article is, and what may be written over what."""
