# item: 10-7
bullets = """
For my CV:

- Replaced a random split by a test on the last year, and reported a lead of 2.5 points that may be zero: example.org/rain
- Strong baseline built: a checker that compares 14 numbers of a report with its results on each run: example.org/rain/claims.py
- Ran my README in an empty folder; a stranger now needs 4 minutes and no questions: example.org/rain/README.md
"""
