"""Relations that figures miss, found by the weight of all that speaks for and against them.

A sum that adds up, a rate that fits, proves itself (``checks/claims/fitting``). One that does not may be a slip, or
figures that merely stand near each other. No single word or place decides which; together they do. Each module here
lays out what may be meant (candidates) and what can be observed about each (observations); ``weights/`` says how
much every observation counts, as the logarithm of how much likelier it is where the relation is meant. The weights
are estimated from passages marked by hand, the way record linkage estimates its own (Fellegi and Sunter, 1969).

Wholes are weighed with what may be their parts (``parts.py``; what they cannot be is ``ruled_out.py`` and, in lists,
``lists.py``). Of which two figures a rate, a rise or a rest is meant is a choice among all near it (``of_two.py``),
made before anybody asks what they are worth; what is chosen and misses is then weighed against what happens to fit
(``missing.py``), unless it cannot be meant (``not_of.py``) or is read surely already (``read_so.py``). Two things need
no weighing: a share of what its words name (``out_of_named.py``; which figure that is, ``named_base.py``), and what is
left behind a share that fits (``rests.py``).
"""
