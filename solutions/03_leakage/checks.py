"""The checks of module 03: leakage."""

from grader.checks import Item, Message, Recipe, canary, fail, number

ESTIMATOR = Recipe("sklearn.linear_model.LogisticRegression", C=1.0, max_iter=500)
FOLDS = Recipe(
    "sklearn.model_selection.StratifiedKFold", n_splits=5, shuffle=True, random_state=0
)

select = Item(
    "03-3",
    "Select columns, then score",
    answer="select_and_score",
    marks={
        "A": "honest on data without signal, able on data with signal",
        "N": "speed and style",
    },
    hints=(
        "Look at the order of two things in the function: choosing the columns and "
        "making the folds.",
        "Whatever learns from `y` is part of the model. A pipeline lets cross-validation "
        "repeat that step inside every fold.",
        "The same idea with scaling, on other data:\n\n"
        "```python\nfrom sklearn.datasets import load_wine\n"
        "from sklearn.pipeline import make_pipeline\n"
        "X, y = load_wine(return_X_y=True)\n"
        "model = make_pipeline(StandardScaler(), KNeighborsClassifier())\n"
        "cross_val_score(model, X, y, cv=5).mean()\n```",
    ),
    misconceptions={
        "m03.select-before-split": Message(
            "On pure noise this procedure reports {score:.2f}; chance is 0.50.",
            "There was nothing to find: the selection had seen the labels of the test "
            "rows.",
            "Let every fold choose its own columns, from its training rows.",
        ),
        "m03.always-half": Message(
            "Where there is a real signal it reports only {score:.2f}.",
            "Honest is half of the task: a useful procedure also notices a signal.",
            "Fit and score a model on the selected columns.",
        ),
    },
)


@select.probe("canary", points=3)
def noise_scores_chance_and_signal_does_not(answer, rng):
    def probe(shift):
        X, y = canary.columns(rng, shift=shift)
        return number(answer(X, y, ESTIMATOR, 20, FOLDS), 0, 1)

    noise = canary.mean_of(lambda: probe(0.0))
    if noise >= 0.70:
        fail("m03.select-before-split", score=noise)
    signal = probe(1.5)
    if signal < 0.8:
        fail("m03.always-half", score=signal)
