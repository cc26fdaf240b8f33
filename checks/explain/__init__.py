"""Which figure is most probably wrong, and which value repairs it?

Here belong: the conditions of one unit's figures (``lay_out``), all smallest sets of figures whose
change makes every edit hold (``search``, ``solve``), how likely a person would have made each slip
(``slips`` and ``slips.yaml``), and telling it (``tell``, ``suspects``). Error localisation after
Fellegi and Holt (JASA 71, 1976) with edit operations after Scholtus (Survey Methodology 42-1, 2016):
an exchange of two figures is one slip, not two.

Here does not belong: deciding what is violated (``checks/confront.py``), changing any figure (nobody
does), and whether a unit may publish (``checks/gate.py``): a suspect holds nothing up.
"""
