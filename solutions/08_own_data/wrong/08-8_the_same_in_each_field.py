# item: 08-8
# misconception: m08.same-words
# points: 1
data_sheet = """
Row: data about benches
Why: data about benches
Who: data about benches
How: data about benches
License: data about benches
Consent: data about benches
Limits: data about benches
Not for: data about benches
Examples:
1
2
3
"""
