# item: 08-8
data_sheet = """
Row: one commit of mine, with its time and size

Why: to learn at which hour I break things

Who: I did, alone

How: `git log` of three repositories, 412 commits, 2023-01-09 to 2026-02-11; "broke" was labeled by hand, 45 of them twice

License: MIT, as the code

Consent: only my own commits; co-authors were dropped with their names

Limits: a calm project, one person, version 1.11.2, about 1,250,000 lines

Not for: measuring how hard anybody works

Examples:
2025-11-03 22:41, 183 lines, broke
2025-11-04 09:12, 12 lines, fine
2025-11-04 09:58, 1 200 300 bytes, 10.5281/zenodo.1234567, fine
"""
