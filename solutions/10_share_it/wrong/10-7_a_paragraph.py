# item: 10-7
# misconception: m10.long-line
# points: 1
bullets = """
- In the course of six weeks I built a model which says whether it will rain in Seattle tomorrow, compared it with two rules, found that it leads by 2.5 points which may be luck, and wrote all of that down: example.org/rain
- Wrote a checker for 14 numbers of a report: example.org/rain/claims.py
- Ran my README in an empty folder, 4 minutes: example.org/rain
"""
