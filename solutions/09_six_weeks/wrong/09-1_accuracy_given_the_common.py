# item: 09-1
# misconception: m09.accuracy-rare
# points: 3
charter = """
User: the two volunteers who open the public fridge in our street
Decision: which of them drives to the bakery at seven in the evening
Target: does it work the next morning; on 97 percent of the mornings it does
Prediction time: half past six in the evening
Data: my own photos and notes, two a day since March 2025, 410 days, in a spreadsheet
License: mine, shared under CC BY 4.0; no people in the photos
Baseline: empty if it was empty on the same weekday a week ago
Metric: the share right, as both mistakes cost the same
Kill criterion: stop in week 3 if the lead over the baseline is not above 0.05 on February
Hours: 4
"""
