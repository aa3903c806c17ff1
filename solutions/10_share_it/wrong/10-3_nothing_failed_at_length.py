# item: 10-3
# misconception: m10.no-failure
# points: 1
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
A logistic regression on five columns, trained on 2012 to 2014, is right on 72.8 % of the 364 days of 2015. Its lead over "as today" is 2.5 points, and the 95 % interval from resampled weeks runs from -0.5 to 5.8. So I cannot tell whether it helps at all. If it does, it is on the order of one evening in forty.
## What failed
Nothing failed, all went well, and I am happy with it since every step worked as it was planned at the start, really all of it did so.
## Next
Not more models on these columns. Pressure and humidity of the evening are what I would add, and 2016 is the year on which I would look once. If you know why October is the worst month, write to me.
"""
