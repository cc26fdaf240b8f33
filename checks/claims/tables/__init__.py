"""What a table of a report tells by itself: where most of its rows agree on a relation, all are meant to.

No heading needs to be understood for that. ``grid.py`` lays out the figures of a table, ``columns.py`` finds which
columns are made up of which others, row by row, and ``totals.py`` the rows that sum up others. Tables of known forms
are read as forms (``assets/forms``) and do not come here; what sentences claim is in the rooms beside.
"""

from checks.claims.tables.of_document import relations, without_guesses, without_misread

__all__ = ["relations", "without_guesses", "without_misread"]
