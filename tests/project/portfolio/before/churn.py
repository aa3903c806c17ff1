# %% [markdown]
# # Customer Churn Prediction 🚀
# An end-to-end machine learning project

# %%
import matplotlib.pyplot as plt
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, classification_report
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

# %%
df = pd.read_csv("/content/drive/MyDrive/customers.csv")
df.head()

# %% [markdown]
# ## Data cleaning & feature engineering

# %%
df = df.fillna(df.mean(numeric_only=True))
df["city_churn"] = df.groupby("city")["churned"].transform("mean")
df = df.drop(columns=["customer", "city"])

# %% [markdown]
# ## Handle class imbalance

# %%
minority = df[df["churned"] == 1]
df = pd.concat([df, minority, minority, minority, minority], ignore_index=True)
df["churned"].value_counts()

# %% [markdown]
# ## Scale and split

# %%
X = df.drop(columns=["churned", "email"])
y = df["churned"]
X = StandardScaler().fit_transform(X)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2)

# %% [markdown]
# ## Train the model

# %%
model = RandomForestClassifier(n_estimators=60)
model.fit(X_train, y_train)
y_pred = model.predict(X_test)
print("Accuracy:", accuracy_score(y_test, y_pred))
print(classification_report(y_test, y_pred))

# %%
plt.bar(df.drop(columns=["churned", "email"]).columns, model.feature_importances_)
plt.savefig("importance.png")
