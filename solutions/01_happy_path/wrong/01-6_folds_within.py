# item: 01-6
# misconception: m01.mixed-island
# points: 0
def new_island(model, df, island):
    here = df[df["island"] == island]
    return cross_val_score(model, here[MEASURES], here["species"], cv=5).mean()
