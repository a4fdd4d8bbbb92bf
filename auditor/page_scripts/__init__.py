"""Scripts that run inside pages; `vendor/` holds the pinned ones from npm (`make setup`)."""
