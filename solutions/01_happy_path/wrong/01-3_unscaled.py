# item: 01-3
# misconception: m01.scale-outside
# points: 3
def build_model():
    return make_pipeline(SimpleImputer(), KNeighborsClassifier())
