"""What must hold between the facts, and may a unit's figures be published?

Here belong: the rules (``rules/*.yaml``), the kinds of edits (``edits``), confronting facts with
edits, findings, the gate, the table contracts (pandera) and the promises about what is released
(Great Expectations), and which figure is most probably wrong (``explain``), which stands between
findings and reports and decides nothing. Also what checks the checking: whether the rules are sound
(``lint``), and which figures no edit confronts (``coverage.py``).

Here does not belong: reading files and printing reports (``assets``), running things
(``pipelines``). This package imports ``assets`` and never ``pipelines``.
"""
