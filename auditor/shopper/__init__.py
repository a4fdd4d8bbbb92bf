"""The customer: observe, understand, decide, act, verify. Never pays."""
