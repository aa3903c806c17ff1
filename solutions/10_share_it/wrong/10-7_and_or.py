# item: 10-7
# misconception: m10.no-link
# points: 2
bullets = """
- Wrote 3 reports and/or notes
- Did 4 tests w/o help
- Ran 24/7 with 9 people
"""
