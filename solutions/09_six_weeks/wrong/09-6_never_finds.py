# item: 09-6
# misconception: m09.unseeded
# points: 0
def first_unseeded(run):
    return None
