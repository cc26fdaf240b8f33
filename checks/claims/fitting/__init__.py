"""Relations that figures tell by fitting each other, whatever the words between them are.

Offices word one relation in countless ways, but figures that belong together still fit: ``sums/``, ``rates/`` and
``changes/``. What fits only by chance is kept out by counting how much was tried (``chance.py``); what fits, or misses,
by a misreading is known by the document's other figures (``misread.py``, ``excuses.py``, ``rather.py``).
What a sentence tells outright is held against its figures however far off it is (``outright/``).
What words claim is read in the modules beside this package, and comes first.
"""
