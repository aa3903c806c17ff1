# item: 08-6
# misconception: m08.bigger-number
# points: 0
def curve_verdict(before, after, company, worth):
    return "more" if (after - before).mean() > worth else "enough"
