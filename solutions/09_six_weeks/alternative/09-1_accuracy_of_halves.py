# item: 09-1
charter = """
User: the two volunteers who open the public fridge in our street
Decision: which of them drives to the bakery at seven in the evening
Target: which of two doors is used more; 46 % of the days it is the left one
Prediction time: half past six in the evening
Data: my own photos and notes, two a day since March 2025, 410 days, in a spreadsheet
License: mine, shared under CC BY 4.0; no people in the photos
Baseline: empty if it was empty on the same weekday a week ago
Metric: accuracy, because both doors cost the same to staff
Kill criterion: stop in week 3 if the lead over the baseline is not above 0.05 on February
Hours: 4
"""
