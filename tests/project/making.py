"""Small real projects in a temporary folder, healthy but for what a test changes."""

import json
from pathlib import Path

SOURCE = """\
# %% tags=["parameters"]
seed = 0

# %%
import json
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

# %%
def load():
    return pd.read_csv("table.csv")

# %%
def split(df):
    return df[df["day"] < 30], df[df["day"] >= 30]

# %%
def build():
    return LogisticRegression()

# %%
def score(y, p):
    return roc_auc_score(y, p)

# %%
def predict_one(example):
    if not isinstance(example, dict) or set(example) != {"day", "shop", "warm"}:
        raise ValueError("Give day, shop and warm.")
    for name, value in example.items():
        if not isinstance(value, int | float) or not abs(value) < 1000:
            raise ValueError(f"{name} is {value!r}; it should be a number.")
    train, _ = split(load())
    model = build().fit(train.drop(columns="sold"), train["sold"])
    return float(model.predict_proba(pd.DataFrame([example]))[0, 1])

# %%
train, test = split(load())
model = build().fit(train.drop(columns="sold"), train["sold"])
y = test["sold"].to_numpy()
p = model.predict_proba(test.drop(columns="sold"))[:, 1]
rng = np.random.default_rng(seed)
found = []
for _ in range(100):
    i = rng.integers(0, len(y), len(y))
    found.append(score(y[i], p[i]) - 0.5)
low, high = np.quantile(found, [0.025, 0.975])
results = {
    "baseline": {"name": "no model", "score": 0.5},
    "model": {"name": "logistic regression", "score": score(y, p)},
    "difference": {
        "value": score(y, p) - 0.5, "low": low, "high": high, "level": 0.95
    },
    "n_test": len(y),
}
with open("results.json", "w") as file:
    json.dump(results, file)
"""
SETTINGS = {
    "title": "Ice cream",
    "question": "Does the temperature say which shop sells out?",
    "user": "the driver of the van",
    "decision": "which shop gets the last boxes",
    "prediction_time": "the evening before",
    "target": "sold",
    "metric": "AUC",
    "greater_is_better": True,
    "use": "a later period",
    "groups": "",
    "time": "day",
    "licence": "CC BY 4.0",
}
README = """# Ice cream

The van's driver wants to know which shop sells out. On the last days the model has an
AUC of {model:.3f}, against {baseline:.2f} without a model.
"""


def table(rows=400, seed=1, strength=1.5):
    """Return a table with a weak, honest signal."""
    import numpy as np
    import pandas as pd

    rng = np.random.default_rng(seed)
    warm = rng.normal(size=rows).round(4)
    chance = 1 / (1 + np.exp(-strength * warm))
    return pd.DataFrame(
        {
            "day": np.arange(rows) * 40 // rows,
            "shop": rng.integers(0, 12, rows),
            "warm": warm,
            "sold": (rng.random(rows) < chance).astype(int),
        }
    )


def project(
    folder: Path,
    *changes: tuple[str, str],
    settings: dict | None = None,
    frame=None,
    notebook: bool = False,
    results: dict | None = None,
) -> Path:
    """Make a project; each change replaces a text of the source, once."""
    folder.mkdir(parents=True, exist_ok=True)
    source = SOURCE
    for old, new in changes:
        assert source.count(old) >= 1, old
        source = source.replace(old, new, 1)
    if notebook:
        import jupytext

        jupytext.write(jupytext.reads(source, "py:percent"), folder / "project.ipynb")
    else:
        (folder / "project.py").write_text(source, encoding="utf-8")
    table().to_csv(folder / "table.csv", index=False) if frame is None else (
        frame.to_csv(folder / "table.csv", index=False)
    )
    write_settings(folder, {**SETTINGS, **(settings or {})})
    if results is not None:
        (folder / "results.json").write_text(json.dumps(results), encoding="utf-8")
    return folder


def write_settings(folder: Path, settings: dict) -> None:
    """Write project.toml; None leaves a name out."""
    lines = [
        f"{name} = {json.dumps(value)}"
        for name, value in settings.items()
        if value is not None
    ]
    data = '[[data]]\npath = "table.csv"\nsource = "made up"\nlicence = "CC0"\n'
    text = "\n".join(lines) + "\n\n" + data
    (folder / "project.toml").write_text(text, encoding="utf-8")
