"""What documents cite, compared: with each other, with the register of laws, with the calendar.

Reading a citation is ``assets/prose``; deciding and wording are rules (``checks/edits/citation.py``,
``checks/rules/text.yaml``).
"""
