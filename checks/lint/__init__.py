"""Is the catalogue itself sound? Rules that contradict, repeat, cannot fail or cannot apply.

``linear.py`` proves that limits follow from limits, ``demands.py`` lays the rules in force at one time
out over the figures of the forms, and one module per kind of fault looks for it; ``find.py`` asks them
all. A slip of writing in a rule file is refused when it is loaded (``checks/rules/load.py``), not here;
what a unit's figures come to does not belong here at all.
"""
