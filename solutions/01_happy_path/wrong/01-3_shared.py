# item: 01-3
# misconception: m01.shared
# points: 4
model = make_pipeline(SimpleImputer(), StandardScaler(), KNeighborsClassifier())


def build_model():
    return model
