# item: 08-6
# misconception: m08.backwards
# points: 0
def curve_verdict(before, after, company, worth):
    return "more"
