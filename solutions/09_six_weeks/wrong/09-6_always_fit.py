# item: 09-6
# misconception: m09.rounding
# points: 0
def first_unseeded(run):
    return "fit"
