# item: 09-10
# misconception: m09.false-alarm
# points: 0
def roll_back(committed, runs):
    raise ValueError('run 1, run 2, run 3, run 4')
