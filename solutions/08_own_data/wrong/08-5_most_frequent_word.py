# item: 08-5
# misconception: m08.always-half
# points: 0
def title_score(titles, y, company):
    return y.value_counts(normalize=True).max()
