# item: 10-6
# misconception: m10.positions
# points: 0
def silent_figures(notebook):
    return list(range(1, len(notebook['cells']) + 1))
