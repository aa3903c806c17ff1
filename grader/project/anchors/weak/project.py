# %% [markdown]
# # Hurricane prediction
#
# I predict if a storm is a hurricane with machine learning.

# %% tags=["parameters"]
trees = 10

# %%
import json

import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split


def load():
    df = pd.read_csv("data/storms.csv.gz")
    df["hurricane"] = (df["status"] == "hurricane").astype(int)
    return df[["lat", "long", "wind", "pressure", "hurricane"]]


def split(df):
    return train_test_split(df, test_size=0.2)


def build():
    return RandomForestClassifier(n_estimators=trees)


def score(y, p):
    return float(((p > 0.5) == y).mean())


def predict_one(example):
    train, _ = split(load())
    model = build().fit(train.drop(columns="hurricane"), train["hurricane"])
    x = pd.DataFrame([example])[["lat", "long", "wind", "pressure"]]
    return int(model.predict(x)[0])


# %%
train, test = split(load())
model = build().fit(train.drop(columns="hurricane"), train["hurricane"])
p = model.predict_proba(test.drop(columns="hurricane"))[:, 1]
accuracy = score(test["hurricane"].to_numpy(), p)
accuracy

# %%
with open("results.json", "w") as file:
    json.dump({"accuracy": accuracy}, file)
