# item: 01-3
from sklearn.compose import ColumnTransformer
from sklearn.svm import SVC


def build_model():
    tidy = make_pipeline(StandardScaler(), SimpleImputer(add_indicator=True))
    columns = ColumnTransformer([("numbers", tidy, MEASURES)])
    return make_pipeline(columns, SVC())
