"""One run over a book, as short as what changed allows."""
