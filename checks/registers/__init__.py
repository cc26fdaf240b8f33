"""What the rows of a register say, compared: with what is declared about them, and with each other.

``gather.py`` reads registers from the warehouse and keeps what each comparison came to; what is compared is in
the modules beside, the words it goes by in ``words.yaml``, the goals of resolutions in ``goals.yaml``. Here does
not belong: reading tables (``assets/forms``), the arithmetic of sentences in cells (``checks/claims``), wording
and severity of findings (``checks/rules``, the message catalogue).
"""
