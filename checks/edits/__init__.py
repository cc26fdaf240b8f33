"""The kinds of edits: one module per kind, each with its YAML shape, its SQL and its sentence.

``rule.py`` holds what all kinds share. An edit is pure: it says how to confront and how to tell;
which rules exist is YAML (``checks/rules``), when they are run is ``checks/confront.py``. Every
comparison is exact: whole numbers and fixed decimals, never binary floats.
"""
