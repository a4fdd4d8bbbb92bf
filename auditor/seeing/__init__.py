"""Seeing: from a live page to a plain observation, and from that to what a customer understands. Pure but for observe.py."""
