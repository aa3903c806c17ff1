# item: 08-6
# misconception: m08.never-decides
# points: 0
def curve_verdict(before, after, company, worth):
    return "can't tell"
