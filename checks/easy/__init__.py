"""Let me buy without a struggle."""
