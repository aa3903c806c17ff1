# item: 02-7
# misconception: m02.no-share
# points: 1
decision = """
To the owner of the form: the recipe removes some women and a few men whose answers were plausible, which seems a little unfair to them. Most answers come from men, so the mean is nearly the mean of the men, and a small woman counts as an error. Most of those people probably told the truth about themselves. I propose to keep every answer from 50 to 84 inches, to read what lies outside by the unit that it suggests, and to leave a gap where nobody can tell. The errors of my rule fall on very small and very tall people in both groups. My question to you: in `time_stamp`, so many answers share one day; was that a school class?
"""
