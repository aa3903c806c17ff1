"""Labels of one's own: labeling, and how far two labelers agree."""
