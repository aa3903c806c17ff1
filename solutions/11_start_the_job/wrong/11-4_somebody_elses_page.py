# item: 11-4
# misconception: m11.not-his
# points: 1
message = """
Hello Mira Vale,

you wrote that Monday plans at your depots are wrong by noon. I drove buses for six years and know those Mondays.

I took two years of open arrival times and asked how early a late Monday can be seen. At five in the morning a
plain rule by weather and line beats last week's plan; before that, nothing I tried does. What I did, and where it
fails: https://example.com/great-tutorial

Could you tell me in two lines at what hour a warning would still change your plan?

Sami
"""
