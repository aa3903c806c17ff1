# item: 10-5
# misconception: m10.card-field
# points: 0
model_card = """
This model says whether tomorrow will be wet in Seattle. It was trained on data of 2012 to 2014.
"""
