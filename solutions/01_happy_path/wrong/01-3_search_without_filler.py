# item: 01-3
# misconception: m01.no-imputer
# points: 3
from sklearn.model_selection import GridSearchCV


def build_model():
    model = make_pipeline(StandardScaler(), KNeighborsClassifier())
    return GridSearchCV(model, {"kneighborsclassifier__n_neighbors": [3, 7]}, cv=3)
