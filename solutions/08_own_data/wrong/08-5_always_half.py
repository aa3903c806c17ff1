# item: 08-5
# misconception: m08.always-half
# points: 0
def title_score(titles, y, company):
    return 0.5
