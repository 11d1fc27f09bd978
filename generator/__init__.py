"""Briefbook: captured news pages to Markdown briefs, and briefs to a linked site."""

__version__ = "0.1.0"
