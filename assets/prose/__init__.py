"""What written sentences say: figures with what they count, and cited documents, each with its place.

Here belongs reading words. Here does not belong: reading files (``assets/documents``), and what a
sentence claims about its figures or whether that is so (``checks/claims``).
"""
