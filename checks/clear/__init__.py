"""Tell me the real price and date up front."""
