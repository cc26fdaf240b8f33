"""What was reported? From the files that a unit sends to facts, and from verdicts to releases.

Here belong: periods, units, forms and their definitions (``forms/*.yaml``), reading workbooks,
numbers as printed, facts, the warehouse, the release of what may be published, the reports.

Here does not belong: whether a figure is right (``checks``), when and by whom things are run, and
everything read from the environment (``pipelines``). Nothing in this package imports either;
``release`` and ``reports`` read the verdict and the findings as *tables*.
"""
