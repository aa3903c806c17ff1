# %% [markdown]
# # Customer Churn Prediction 🚀
# An end-to-end machine learning project

# %% tags=["parameters"]
trees = 60

# %%
import json

import matplotlib.pyplot as plt
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, classification_report
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

# %% [markdown]
# ## Data cleaning & feature engineering


# %%
def load():
    df = pd.read_csv("data/customers.csv")
    df = df.fillna(df.mean(numeric_only=True))
    df["city_churn"] = df.groupby("city")["churned"].transform("mean")
    df = df.drop(columns=["customer", "city"])
    minority = df[df["churned"] == 1]
    return pd.concat([df, minority, minority, minority, minority], ignore_index=True)


# %% [markdown]
# ## Scale and split


# %%
def split(df):
    return train_test_split(df.drop(columns="email"), test_size=0.2)


# %%
def build():
    model = RandomForestClassifier(n_estimators=trees)
    return make_pipeline(StandardScaler(), model)


def score(y, p):
    return accuracy_score(y, p > 0.5)


def predict_one(example):
    train, test = split(load())
    model = build().fit(train.drop(columns="churned"), train["churned"])
    return int(model.predict(pd.DataFrame([example]))[0])


# %% [markdown]
# ## Train the model

# %%
train, test = split(load())
X_test, y_test = test.drop(columns="churned"), test["churned"]
model = build()
model.fit(train.drop(columns="churned"), train["churned"])
y_pred = model.predict(X_test)
print("Accuracy:", accuracy_score(y_test, y_pred))
print(classification_report(y_test, y_pred))

# %%
plt.bar(X_test.columns, model[-1].feature_importances_)
plt.savefig("importance.png")

# %%
with open("results.json", "w") as file:
    json.dump({"accuracy": accuracy_score(y_test, y_pred)}, file)
