"""Text to values and back: dates, names, sentences, paths, front matter, Markdown."""
