# item: 09-1
charter = """
User: my aunt, who bakes for the market on Saturdays
Decision: how many loaves she puts into the oven
Target: loaves sold, a number
Prediction time: Friday, ten in the evening
Data: her notebook of 212 Saturdays, typed by me, checked twice
License: hers; she allows me to publish sums by week
Baseline: the median of the last four Saturdays
Metric: mean absolute error in loaves, since a loaf too many costs as much as one too few
Kill criterion: by 2026-03-20 the error must be lower than that of the median, else I stop
Hours: three and a half
"""
