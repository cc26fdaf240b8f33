"""The rules in use: one YAML file per form (same stem), ``cross.yaml`` over several, ``structure.yaml``.

``load.py`` reads and proves them against the forms. A new rule is a new entry in a YAML file and no
Python; a new *kind* of rule is a module of ``checks/edits``.
"""
