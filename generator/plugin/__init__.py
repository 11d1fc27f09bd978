"""MkDocs calls us here: pages at each build, rendered once, shown at once in a preview."""
