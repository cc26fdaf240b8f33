"""What the sentences of a report claim about their figures: which must add up, be a rate of which, agree.

A claim is an instance of a rule in ``checks/rules/text.yaml``, found from how a sentence is built; here is only
the finding. What words claim comes first, then what fits, then what misses but must be meant (``relations.py``
has the order), last what only mended figures show (``mended.py``). Here does not belong: reading figures and
citations (``assets/prose``), deciding whether a claim holds (``checks/edits``), wording
(``checks/rules/text.yaml``, the message catalogue).
"""
