"""Models come from the blocks; Django wants the module."""
