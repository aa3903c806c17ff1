# item: 10-7
# misconception: m10.three-lines
# points: 1
bullets = """
- Wrote a checker for 14 numbers of a report: example.org/rain/claims.py
- Ran my README in an empty folder, 4 minutes: example.org/rain
"""
