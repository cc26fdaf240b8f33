"""Forms: the official blanks, their layout by date (``*.yaml``), and finding them in workbooks.

``model.py`` says what a form definition may contain, ``load.py`` reads them all, ``recognise.py``
finds tables in sheets (``line_tables.py``, ``column_tables.py``), ``read_lines.py`` and
``read_columns.py`` turn a table into facts. A new form is a new YAML file and no Python. What must hold
*between* figures belongs in ``checks``.
"""
