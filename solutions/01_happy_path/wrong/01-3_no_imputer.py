# item: 01-3
# misconception: m01.no-imputer
# points: 3
def build_model():
    return make_pipeline(StandardScaler(), KNeighborsClassifier())
