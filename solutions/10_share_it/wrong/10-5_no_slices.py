# item: 10-5
# misconception: m10.card-field
# points: 2
model_card = """
Use: one person's choice of transport in Seattle, the evening before
Not for: flood or storm warnings, work at height, other cities, or any decision for somebody else
Data: one station of NOAA, 2012 to 2015, public domain; 1,460 days, none missing
Limits: trained on three years; the lead over "as today" may be zero; a dry station does not mean a dry road
Contact: open an issue in the repository
"""
