"""The Django project in which `python run django` blocks run; README.md beside this folder describes it."""
