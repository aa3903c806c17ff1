# item: 10-3
write_up = """
## 1. Readers
People in Seattle who decide in the evening whether to take the bicycle tomorrow, and who want to know if a model is worth a look in place of the window.
## Problem
This evening, say whether tomorrow will be wet: more than 0 mm of rain at the station. A wrong "dry" costs wet clothes, a wrong "wet" costs a ride. I treated both as equally bad, which suits me and may not suit you.
## Data
1,461 days of one weather station, 2012 to 2015, as shipped with the course (NOAA, public domain): rain, highest and lowest temperature, wind. The last day has no tomorrow, so 1,460 remain, and 43 % of them are wet. No day is missing. One station is not a city: a shower that misses it counts as dry.
## Baseline
"Tomorrow will be as today" needs no model. In 2015 it is right on 70.3 % of the days. Always saying "dry" is right on 60.4 %.
## 5. Results
Right on 72.8 % of the days of 2015 [95% CI: 68.1, 77.3].
## 6. What didn't work
None of the four models beat the rule by more than luck, and I do not know why that is so.
## 7. Next steps
Not more models on these columns. Pressure and humidity of the evening are what I would add, and 2016 is the year on which I would look once. If you know why October is the worst month, write to me. Somebody with a longer series of years, or with a second station on the other side of the lake, could say whether that holds. I had neither, and I stopped there after six weeks of evenings.
"""
