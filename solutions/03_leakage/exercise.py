# %% [markdown]
# # 03 · The number that lies: exercise

# %%
from sklearn.feature_selection import SelectKBest
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline

# %% [markdown]
# ## 03-3 Select columns, then score

# %% solution="03-3"
def select_and_score(X, y, estimator, k, cv):
    """Return the mean cross-validated AUC of choosing `k` columns and fitting."""
    ### BEGIN SOLUTION
    model = make_pipeline(SelectKBest(k=k), estimator)
    return cross_val_score(model, X, y, cv=cv, scoring="roc_auc").mean()
    ### END SOLUTION

# %% tests="03-3"
from grader import check
check("03-3", select_and_score)
