# item: 01-6
# misconception: m01.mixed-island
# points: 0
def new_island(model, df, island):
    here = df["island"] == island
    model.fit(df[MEASURES], df["species"])
    return model.score(df.loc[here, MEASURES], df.loc[here, "species"])
