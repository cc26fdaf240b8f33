"""Relations that a sentence tells outright: its words and their order leave nothing else that it may mean.

Each kind has its room: ``rates/``, ``changes/`` and ``sums/``. They are held against their figures however far off
these are. What misses by little, or by a slip, is found by the
modules beside this room; what only fits does not belong here.
"""
