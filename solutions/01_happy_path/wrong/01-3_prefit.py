# item: 01-3
# misconception: m01.prefit
# points: 4
def build_model():
    model = make_pipeline(SimpleImputer(), StandardScaler(), KNeighborsClassifier())
    model.fit(penguins[MEASURES], penguins["species"])
    return model
