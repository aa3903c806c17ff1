# item: 08-8
data_sheet = """
Row: one bench in the park by the river
Why: the town wants to move benches
Who: me
How: 62 benches, Sundays from 2 to 4 in May 2026; the code is at https://github.com/street/benches, a list of places at https://netflix.com/jobs
License: CC BY 4.0
Consent: people are counted and not described
Limits: dry Sundays only, by eye
Not for: deciding where people may sit
Examples:
B01, 52.520008, 13.404954, 2026-05-03 14:30
B02, +52.5201, +13.4050, 03.05.2026
2026-05-03-0003, v1.10.3, 1,250,000
"""
