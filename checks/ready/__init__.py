"""Be open, and be quick."""
