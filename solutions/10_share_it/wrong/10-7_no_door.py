# item: 10-7
# misconception: m10.no-link
# points: 2
bullets = """
- Reported a lead of 2.5 points that may be zero
- Wrote a checker for 14 numbers of a report: example.org/rain/claims.py
- Ran my README in an empty folder, 4 minutes: example.org/rain
"""
