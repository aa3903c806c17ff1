# item: 01-3
# misconception: any.wrong-type
# points: 0
def build_model():
    return KNeighborsClassifier
