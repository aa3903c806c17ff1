# item: 00-3
# misconception: m00.other-share
# points: 1
def own_ratio(projects):
    return 0.0
