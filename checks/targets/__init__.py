"""What plans set out to reach: their targets, whether they can be met, and whether they agree with each other.

A target is a figure that a sentence says is to be reached. Here targets are told from results and put beside
each other. Here does not belong: reading figures (``assets/prose``), what sentences claim about results
(``checks/claims``), deciding whether a claim holds (``checks/edits``), wording (``checks/rules/plans.yaml``, the
message catalogue).
"""
