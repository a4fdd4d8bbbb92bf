"""What auditor costs, as ratios to other tools in one run: `make bench`. Absolute times say little; ratios travel."""
