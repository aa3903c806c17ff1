# item: 08-8
# misconception: m08.missing-field
# points: 0
data_sheet = """
Row:
Why:
Who:
How:
License:
Consent:
Limits:
Not for:
Examples:
"""
