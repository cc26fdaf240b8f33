"""Relations that figures tell by fitting each other, whatever the words between them are.

Offices word one relation in countless ways, but figures that belong together still fit: ``sums.py``,
``quotients.py``, ``differences.py``. What fits only by chance is kept out by counting how much was tried
(``chance.py``). A relation that does not fit is claimed here only where its neighbours do (``columns.py``,
``parallel_rates.py``, ``rates_around.py``), where one slip explains it (``near_rates.py``,
``near_changes.py``), where its ends are named by their time (``dated_changes.py``) or where the earlier of them is not
printed and follows from the other figures (``derived_growth.py``).
What a sentence tells outright is held against its figures however far off it is (``outright/``).
What words claim is read in the modules beside this package, and comes first.
"""
