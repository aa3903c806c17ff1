# item: 09-10
# misconception: m09.other-version
# points: 0
def roll_back(committed, runs):
    return None
