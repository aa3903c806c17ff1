# item: 10-6
# misconception: m10.alt
# points: 0
def silent_figures(notebook):
    return []
