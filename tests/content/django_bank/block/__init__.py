"""The app of the models that blocks define themselves."""
