"""Asking a shop a question as a customer would, once: its contact form is found, filled and sent."""
