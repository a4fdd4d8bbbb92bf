"""Shops that are made up: twelve ways through a checkout and more, in twelve languages, each with its exact truth.

Nothing here may import `auditor`: a shop that shared its words with the shopper would only prove that they agree.
"""
