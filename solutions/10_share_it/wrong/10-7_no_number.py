# item: 10-7
# misconception: m10.no-number
# points: 2
bullets = """
- Improved the evaluation of a weather model: example.org/rain2
- Wrote a checker for 14 numbers of a report: example.org/rain/claims.py
- Ran my README in an empty folder, 4 minutes: example.org/rain
"""
