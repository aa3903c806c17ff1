# item: 01-6
# misconception: m01.island-mismatch
# points: 0
def new_island(model, df, island):
    return 0.0
