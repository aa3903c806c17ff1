# item: 11-4
# misconception: m11.no-door
# points: 1
message = """
Hello Mira Vale,

you wrote that Monday plans at your depots are wrong by noon. I drove buses for six years and know those Mondays.

I took two years of open arrival times and asked how early a late Monday can be seen. At five in the morning a
plain rule by weather and line beats last week's plan; before that, nothing I tried does. What I did, and where it
fails: example.org/sami/late-buses example.org/sami/label-audit example.org/sami/sensor-patch

Could you tell me in two lines at what hour a warning would still change your plan?

Sami
"""
