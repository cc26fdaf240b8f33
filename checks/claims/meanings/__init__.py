"""By which words of a sentence a figure is one of a form: ``<form>.yaml``, dated like the form.

Only what wording alone does not tell is listed; see ``checks/claims/against_forms.py``.
"""
