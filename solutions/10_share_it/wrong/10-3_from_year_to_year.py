# item: 10-3
# misconception: m10.bare-result
# points: 2
write_up = """
## Reader
People in Seattle who decide in the evening whether to take the bicycle tomorrow, and who want to know if a model is worth a look in place of the window.
## Problem
This evening, say whether tomorrow will be wet: more than 0 mm of rain at the station. A wrong "dry" costs wet clothes, a wrong "wet" costs a ride. I treated both as equally bad, which suits me and may not suit you.
## Data
1,461 days of one weather station, 2012 to 2015, as shipped with the course (NOAA, public domain): rain, highest and lowest temperature, wind. The last day has no tomorrow, so 1,460 remain, and 43 % of them are wet. No day is missing. One station is not a city: a shower that misses it counts as dry.
## Baseline
"Tomorrow will be as today" needs no model. In 2015 it is right on 70.3 % of the days. Always saying "dry" is right on 60.4 %.
## Result
From 2012 to 2015 my model was right on most days, with full confidence.
## What failed
For two weeks I tested on days drawn by lot, which answers a question that nobody asks in the evening. I expected the honest split to cost a lot; the lead was 1.9 points before and 2.5 after, so luck is larger than the difference. Boosted trees, which I expected to win, were level with the regression on 2014: 0.688 and 0.685. Whoever repeats this need not try them again on these columns.
## Next
Not more models on these columns. Pressure and humidity of the evening are what I would add, and 2016 is the year on which I would look once. If you know why October is the worst month, write to me.
"""
