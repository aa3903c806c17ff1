# item: 09-1
charter = """
User: the two volunteers who open the public fridge in our street
Decision: which of them drives to the bakery at seven in the evening
Target: late ferries, 6 % of all
Prediction time: half past six in the evening
Data: not Titanic again: ferry delays of our harbor, noted by hand, 90 days
License: mine, shared under CC BY 4.0; no people in the photos
Baseline: empty if it was empty on the same weekday a week ago
Metric: average precision and not accuracy, as only 6 % are late
Kill criterion: stop in week 3 if the lead over the baseline is not above 0.05 on February
Hours: 4
"""
