"""What must hold between the facts, and may a unit's figures be published?

Here belong: the rules (``rules/*.yaml``), the kinds of edits (``edits``), confronting facts with
edits, findings, the gate, the table contracts (pandera) and the promises about what is released
(Great Expectations). Which cell is most probably wrong (suspects) will stand here too, between the
findings and the gate.

Here does not belong: reading files and printing reports (``assets``), running things
(``pipelines``). This package imports ``assets`` and never ``pipelines``.
"""
