"""Shops that order without being asked to. Each holds one trap on its way to the till, and a ledger of what it got.

Like the generated shops, nothing here may import `auditor`: only what walks and measures does.
"""
