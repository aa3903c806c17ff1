# %% [markdown]
# # 03 · The number that lies: exercise

# %%
from sklearn.feature_selection import SelectKBest
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline

# %% [markdown]
# ## 03-3 Select columns, then score

