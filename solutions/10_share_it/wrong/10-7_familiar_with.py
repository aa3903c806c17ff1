# item: 10-7
# misconception: m10.skill-list
# points: 1
bullets = """
- Familiar with scikit-learn, pandas and 3 more libraries: example.org/me
- Wrote a checker for 14 numbers of a report: example.org/rain/claims.py
- Ran my README in an empty folder, 4 minutes: example.org/rain
"""
