# item: 08-8
# misconception: m08.examples
# points: 1
data_sheet = """
Row: one bench in the park by the river
Why: the town wants to move benches
Who: I alone
How: 62 benches, Sundays from 2 to 4 in May 2026
License: CC BY 4.0
Consent: people are counted and not described
Limits: dry Sundays only, by eye
Not for: deciding where people may sit
Examples:
B01, shade, 2 people, occupied
B01, shade, 2 people, occupied
B01, shade, 2 people, occupied
"""
