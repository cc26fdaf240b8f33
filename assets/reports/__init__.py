"""What quality staff are told: one page per period, the same as tables, and annotated copies of the files.

Here belong: gathering a period's verdicts and findings from the warehouse (``data.py``), telling them
as a page (``html.py``, ``excerpts.py``, ``templates/``), as CSV and JSON (``tables.py``) and inside copies of
the units' own files (``annotate.py``, ``copies/``), and writing all that to a folder (``write.py``).

Here does not belong: deciding whether a figure is right or a unit may publish (``checks``; what they
decided is read as *tables*), any wording (``assets/messages.yaml``), and what is published
(``assets/release.py``). Nothing here changes a file that a unit sent.
"""
