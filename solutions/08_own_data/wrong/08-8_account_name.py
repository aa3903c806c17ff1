# item: 08-8
# misconception: m08.pii
# points: 2
data_sheet = """
Row: one bench in the park by the river
Why: the town wants to move benches
Who: I, with @maria_p
How: 62 benches, Sundays from 2 to 4 in May 2026
License: CC BY 4.0
Consent: people are counted and not described
Limits: dry Sundays only, by eye
Not for: deciding where people may sit
Examples:
B01, shade, 2 people, occupied
B02, sun, 0 people, free
B03, sun, 1 bag, unsure
"""
