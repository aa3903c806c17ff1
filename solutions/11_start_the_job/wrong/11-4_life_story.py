# item: 11-4
# misconception: m11.long
# points: 0
message = """
Hello Mira Vale,

you wrote that Monday plans at your depots are wrong by noon. I drove buses for six years and know those Mondays.

I was born in a small town by the sea and always loved numbers, and at school my favorite lessons were those in which we measured things, and later on I drove buses for six years in sun and rain, which I enjoyed very much because of all the people, and I also learned Python, SQL, statistics, machine learning, deep learning, cloud computing and project management in many courses, all with certificates that I can send you at any time. I took two years of open arrival times and asked how early a late Monday can be seen. At five in the morning a
plain rule by weather and line beats last week's plan; before that, nothing I tried does. What I did, and where it
fails: example.org/sami/late-buses

Could you tell me in two lines at what hour a warning would still change your plan?

Sami
"""
