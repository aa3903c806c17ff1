# item: 08-8
# misconception: m08.pii
# points: 2
data_sheet = """
Row: one dish on a menu of my street
Why: to see which words come with a high price
Who: two neighbors
How: copied by hand from nineteen menus in March
License: CC0
Consent: menus are public; cooks and guests were left out
Limits: one street, one month, lunch only
Not for: judging a cook, or a neighborhood
Examples:
D01, soup of the day, 6.50, plain
D02, hand-cut noodles, 14.00, proud
D03, house wine, 2024-05-06 to 2026-03-01, plain, 202-555-0142
"""
