# item: 10-7
# misconception: m10.three-lines
# points: 1
bullets = """
- Wrote a checker for 14 numbers of a report: example.org/rain/claims.py
- Wrote a checker for 14 numbers of a report: example.org/rain/claims.py
- Wrote a checker for 14 numbers of a report: example.org/rain/claims.py
"""
