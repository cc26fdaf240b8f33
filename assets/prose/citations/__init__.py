"""Documents that a text cites, and every other span whose digits are no figures.

One paragraph at a time. All words by which they are found are ``words.yaml``; the laws of the domain are
``laws.yaml``. Whether citations agree with each other, with those laws or with the calendar does not
belong here: see ``checks/cited``. What is left over are figures: ``assets/prose/figures.py``.
"""
