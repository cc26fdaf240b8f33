"""Forms: the official blanks, their layout by date (``*.yaml``), and finding them in workbooks.

``model.py`` says what a form definition may contain, ``load.py`` reads them all, ``recognise.py``
finds tables in sheets (``line_tables.py``, ``column_tables.py``, ``outline_tables.py``, ``registers.py``),
``read.py`` turns a table into facts: of lines, of columns with rows by level (``row_places.py``), a grid with
columns by level (``grid_columns.py``), an outline whose rows are told by their codes (``outline_codes.py``), or
a register of texts (``register_rows.py``); the words for levels are ``levels.py``. A new form is a new YAML
file and no Python. What must hold *between* figures belongs in ``checks``.
"""
