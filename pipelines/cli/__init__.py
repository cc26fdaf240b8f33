"""The command line: ``main.py`` reads the words, one module per command does the work.

``check`` imports neither Dagster nor Great Expectations, so that it answers in about a second. Rendering
on the terminal is ``terminal.py``; wording is the message catalogue.
"""
