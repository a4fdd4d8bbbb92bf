"""Shops that are built as popular shop software builds them: its idioms of markup, scripts and steps, from what anybody
can see in its public shops. They are no copies, know nothing of the engine, and place orders like the real ones."""
