# item: 09-2
transfer = """
- Track: D
- Did: labels with two annotators, on job ads
- Now: episodes of a podcast about gardens, which questions get an answer
- Because: listeners ask for an index, and nobody has one
- Surprise: half of the questions may be answered in a later episode
"""
