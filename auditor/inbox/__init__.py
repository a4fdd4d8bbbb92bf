"""Reading answers: which mail answers which question, when it came, and of what kind it is."""
