"""A guarded browser, and what a page looks like to a customer. The shopper, the stopwatch and the trials share it."""
