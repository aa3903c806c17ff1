# item: 01-3
# misconception: m01.scale-outside
# points: 3
from sklearn.preprocessing import FunctionTransformer

known = penguins[MEASURES]
center, spread = known.mean().to_numpy(), known.std().to_numpy()


def build_model():
    scale = FunctionTransformer(lambda X: (X - center) / spread)
    return make_pipeline(SimpleImputer(), scale, KNeighborsClassifier())
