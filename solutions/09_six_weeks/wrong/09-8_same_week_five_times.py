# item: 09-8
# misconception: m09.few-weeks
# points: 1
weeks = """
Week: 3
Predicted: rain lowers the error a little
Happened: no difference, 0.00 with an interval from -0.04 to 0.05
Surprise: nobody comes less when it rains
Next: drop rain, ask the volunteers what they look at
Half-way: change. The lead of 0.03 is below my 0.05; the volunteers look at the school calendar, which I do not have. New charter until week 5.

Week: 3
Predicted: rain lowers the error a little
Happened: no difference, 0.00 with an interval from -0.04 to 0.05
Surprise: nobody comes less when it rains
Next: drop rain, ask the volunteers what they look at
Half-way: change. The lead of 0.03 is below my 0.05; the volunteers look at the school calendar, which I do not have. New charter until week 5.

Week: 3
Predicted: rain lowers the error a little
Happened: no difference, 0.00 with an interval from -0.04 to 0.05
Surprise: nobody comes less when it rains
Next: drop rain, ask the volunteers what they look at
Half-way: change. The lead of 0.03 is below my 0.05; the volunteers look at the school calendar, which I do not have. New charter until week 5.

Week: 3
Predicted: rain lowers the error a little
Happened: no difference, 0.00 with an interval from -0.04 to 0.05
Surprise: nobody comes less when it rains
Next: drop rain, ask the volunteers what they look at
Half-way: change. The lead of 0.03 is below my 0.05; the volunteers look at the school calendar, which I do not have. New charter until week 5.

Week: 3
Predicted: rain lowers the error a little
Happened: no difference, 0.00 with an interval from -0.04 to 0.05
Surprise: nobody comes less when it rains
Next: drop rain, ask the volunteers what they look at
Half-way: change. The lead of 0.03 is below my 0.05; the volunteers look at the school calendar, which I do not have. New charter until week 5.
"""
