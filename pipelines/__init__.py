"""How is it run? The Dagster definitions, jobs, schedule and sensor, resources, the command line.

Here belong: when something runs, on what, and everything read from the environment
(``resources.py``, the only such place). Here does not belong: what is read (``assets``) or what must
hold (``checks``).
"""
