# item: 01-6
# misconception: m01.swapped-island
# points: 0
def new_island(model, df, island):
    here = df["island"] == island
    model.fit(df.loc[here, MEASURES], df.loc[here, "species"])
    return model.score(df.loc[~here, MEASURES], df.loc[~here, "species"])
