# item: 10-5
model_card = """
## Use
one person's choice of transport in Seattle, the evening before
## Not for
flood or storm warnings, work at height, other cities, or any decision for somebody else
## Data
one station of NOAA, 2012 to 2015, public domain; 1,460 days, none missing
## Slices
2015, right in July on 94 % of the days, in October on 58 %; a month has about 30 days, so read these as rough
## Limits
trained on three years; the lead over "as today" may be zero; a dry station does not mean a dry road
## Contact
open an issue in the repository
"""
