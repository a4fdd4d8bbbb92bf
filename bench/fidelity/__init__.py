"""How near stopwatches come to known truths, and how much their numbers scatter."""
