# item: 11-4
# misconception: m11.nobody
# points: 1
message = """
To whom it may concern,

I read that Mira Vale finds her Monday plans wrong by noon. I took two years of open arrival times and a
plain rule by weather and line beats last week's plan: example.org/sami/late-buses

By what hour would a warning still be of use?
"""
