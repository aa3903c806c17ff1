# item: 10-5
# misconception: m10.one-average
# points: 2
model_card = """
Use: one person's choice of transport in Seattle, the evening before
Not for: flood or storm warnings, work at height, other cities, or any decision for somebody else
Data: one station of NOAA, 2012 to 2015, public domain; 1,460 days, none missing
Slices: works about as well in all seasons of the year
Limits: trained on three years; the lead over "as today" may be zero; a dry station does not mean a dry road
Contact: open an issue in the repository
"""
