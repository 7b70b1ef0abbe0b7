"""A second checker, from the documentation alone: the rules as views in SQL, over facts that a generator makes up.

`rules.sql` is the checker, `facts.py` makes streams up, as text for svc and as facts for the rules, `comparing.py`
holds the two against each other. What both must tell is the code and the line. The text and its syntax (VSC1xx), files
(VSC206 to 213), catalogues (VSC6xx) and comments (VSC9xx) are left out: they are about how a stream is written down.
"""
