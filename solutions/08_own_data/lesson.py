# %% [markdown]
# # 08 · Make your own data
#
# Every label was somebody's decision. Today it is yours.
#
# *60 minutes · needs: modules 04 and 07, groups, intervals · data: `job_ads`, `invented_ads`*
#
# You will be able to: label by a guide and measure how far you agree · give agreement an interval · tell whether ten more labels pay · judge a machine that labels, without gold labels.

# %% [markdown]
# ## Before you start
#
# Three questions from earlier modules.

# %% tags=["recall"]
from grader import begin, burn, decide, figure, labeler, load, observe, predict, quiz

quiz("08.recall-1")
quiz("08.recall-2")
quiz("08.recall-3")

# %% [markdown]
# ## Who is everyone hiring?
#
# At the top, "everyone is looking for experienced" people, and many others look for a first job: so says one of the articles behind this course (Juvonen). Sefa (fictional) looks for a first job and wants to know: is there anything for beginners? She has 15,919 titles of live job ads, from 170 technology firms that one career site followed. That is no sample of the market, and a title is not the ad. A program has given each ad a level. It knows two words, *mid* and *senior*.

# %%
import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import HashingVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import balanced_accuracy_score, cohen_kappa_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

every = load("job_ads").assign(title=lambda ads: ads.title.str.strip())
live = every[every.last_seen >= "2026-01"]
low = live.title.str.lower()
is_data = low.str.contains(r"\bdata\b|analy|machine learning|\bml\b|\bai\b|research|scientist")

# %% [markdown]
# ### Predict
#
# Of 100 live titles with a word of data work, how many name a beginner: intern, junior, graduate, entry level? Your number, and how sure you are, from 50 to 99 percent.

# %% tags=["predict"]
predict("08.beginners", ..., confidence=..., why="", within=1)

# %% tags=["observe"]
BEGINNER = r"\bintern(?:ship)?s?\b|junior|\bjr\b|graduate|new grad|early career|entry.level"
vice = live.src_level[low.str.contains(r"\bvp\b|vice president")]
print("vice presidents by level:", vice.value_counts().to_dict())
observe("08.beginners", 100 * low[is_data].str.contains(BEGINNER).mean())

# %% [markdown]
# ### What happened?
#
# Many titles state no level, and some of those may take beginners. (And look at the vice presidents.) Here a pattern decided, and nobody has checked the pattern. So what *is* a beginner's ad? That takes a **guide**: a definition, edge cases, and a rule for "unsure".
#
# ## One word in a guide
#
# Two guides for "senior". Guide A: senior, staff, principal, lead, head, director, vice president, chief. Guide B is the same, plus *manager*. Compare both with the program, which also had some rule. **Cohen's kappa** counts agreement beyond chance: 1 is complete, 0 is what shuffled labels would give.
#
# ### Predict
#
# Kappa of guide A and the program is 0.89. What is it for guide B?

# %% tags=["predict"]
predict("08.manager", ..., confidence=..., why="", within=0.05)

# %% tags=["observe"]
GUIDE_A = r"\b(?:senior|sr|staff|principal|lead|head|director|vp|vice president|chief)\b"
a = low.str.contains(GUIDE_A).to_numpy()
b = a | low.str.contains(r"\bmanager\b").to_numpy()
program = (live.src_level == "senior").to_numpy()
for name, guide in {"A": a, "B": b}.items():
    same, kappa = (guide == program).mean(), cohen_kappa_score(guide, program)
    print(f"guide {name}: the same {same:.2f}, kappa {kappa:.2f}")
observe("08.manager", kappa)

# %% [markdown]
# ### Why
#
# One word moved every sixth ad. Neither guide is wrong: they answer different questions. A peer with another guide gets another model, and both can be proud of their score.
#
# Write your guide *while* you label. Here are twelve ads in full text. **They are invented**, by us, to be hard; they say nothing about any market. Label four from the title alone, then read the text. Where would you change your mind?

# %% tags=["explain"]
from textwrap import fill

ads = load("invented_ads")
sheet = labeler("me", "titles", rows=ads[["id", "title"]], ask={"junior": ("yes", "no", "unsure")})
read_me = ads.loc[0, "text"]  # 0 to 11
print(fill(read_me))

# %% [markdown]
# ## How many labels make a kappa?
#
# You label twenty ads twice and get a kappa. How far is it from what all ads would give? We can try: guide B and the program labeled them all.
#
# ### Predict
#
# We draw 20 ads, 400 times. In how many of 100 draws is kappa off by more than 0.2?

# %% tags=["predict"]
predict("08.twenty", ..., confidence=..., why="", within=4)

# %% tags=["observe"]
rng = np.random.default_rng(8)

def kappas(n, draws=400):
    rows = [rng.choice(len(b), n, replace=False) for _ in range(draws)]
    return np.array([cohen_kappa_score(b[i], program[i]) for i in rows])

off = {n: np.abs(kappas(n) - kappa) > 0.2 for n in (20, 80)}
print({n: round(100 * far.mean()) for n, far in off.items()})
observe("08.twenty", 100 * off[20].mean())

# %% [markdown]
# ### Why
#
# And "senior" is frequent. When the interesting word is rare, twenty rows may hold one of it, and kappa hangs on that row. So the exercise lets you label **sixty titles, enriched** with beginners, and **forty again**; the card shows the interval. Enriched means: the share of beginners on your sheet says nothing about the market. And if you use one word for all rows, kappa is undefined. That is no fault; it is a fact about your labels.
#
# ## Ten more?
#
# Labels cost time. A **learning curve** shows what they buy: fit on 10, 20, … labels, always test on companies that were not in training. We borrow the program's word *ai-ml* as if somebody had labeled it.
#
# ### Predict
#
# One run takes 50 labels by lot, then ten more. In how many of 100 runs does the score **not** rise?

# %% tags=["predict"]
predict("08.ten-more", ..., confidence=..., why="", within=5)

# %% tags=["worked"]
titles = live[is_data]
X = HashingVectorizer(n_features=2**12).transform(titles.title)  # learns nothing from a title
y = (titles.category == "ai-ml").to_numpy()
SIZES = [10, 20, 30, 50, 60, 100]
BALANCED = {"class_weight": "balanced", "solver": "liblinear"}

def one_run(seed):
    rng = np.random.default_rng(seed)
    is_test = titles.company.isin(rng.choice(titles.company.unique(), 45, replace=False)).to_numpy()
    pool = rng.permutation(np.flatnonzero(~is_test))
    pool = np.r_[pool[y[pool]][:1], pool]  # one ai-ml title is among the first
    fits = [LogisticRegression(**BALANCED).fit(X[pool[:n]], y[pool[:n]]) for n in SIZES]
    return [balanced_accuracy_score(y[is_test], model.predict(X[is_test])) for model in fits]

# %% tags=["observe"]
curve = np.array([one_run(seed) for seed in range(100)])
observe("08.ten-more", (curve[:, 4] <= curve[:, 3]).sum())
alt = "The mean score of 100 runs, from 10 to 100 labels, rises from about 0.65 to 0.8 and flattens. "
alt += "A band that holds nine runs of ten is several times as high as one step of the mean."
with figure("What do ten more labels buy?", alt=alt) as ax:
    ax.plot(SIZES, curve.mean(axis=0), label="mean of 100 runs")
    ax.fill_between(SIZES, *np.quantile(curve, [0.05, 0.95], axis=0), alpha=0.3, label="nine runs of ten")
    ax.legend(loc="lower right")
    ax.set(xlabel="labels", ylabel="balanced accuracy, new companies")
quiz("08.ten-more")

# %% [markdown]
# ### Why
#
# You have one run, not a hundred. One step of one run is mostly luck. So decide beforehand what gain would pay for ten labels, and give the gain an interval in which titles of one company count as one witness. "Can't tell" is often the right verdict.
#
# ## Noise on two sides
#
# Labels have errors. Flip one in ten at random: once in training only, once in the test only.
#
# ### Predict
#
# By how many points does accuracy fall when one **test** label in ten is flipped? (In training? Guess that too.)

# %% tags=["predict"]
predict("08.noise", ..., confidence=..., why="", within=1)

# %% tags=["observe"]
flip = np.random.default_rng(1).random(len(y)) < 0.1
is_test = titles.company.isin(titles.company.unique()[::3]).to_numpy()
clean, noisy = (LogisticRegression().fit(X[~is_test], t[~is_test]).predict(X[is_test])
                for t in (y, y ^ flip))
honest = (clean == y[is_test]).mean()
print(f"noise in training: {100 * (honest - (noisy == y[is_test]).mean()):+.1f} points lost")
observe("08.noise", 100 * (honest - (clean == (y ^ flip)[is_test]).mean()))

# %% [markdown]
# ### What happened?
#
# Random noise in training averages out in part. In the test it does not: a better model could not get past it. (Noise with a pattern, such as one company's habit, is learned like anything else.)
#
# ## A machine labels
#
# The program also gave a *category*, one of 15. No gold labels exist: nobody has checked them. Still there are ways to judge a labeler. **One:** fit a model to its newer labels, and see how far it agrees with the older ones.
#
# ### Predict
#
# A model learns titles first seen in 2026, without the category *other*. For companies it has not met it agrees with the labels at the rate printed below. For ads that had gone by August 2025, at which rate?

# %% tags=["predict"]
named = every[every.category != "other"]
new, old = named[named.first_seen >= "2026"], named[named.last_seen < "2026"]
reader = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LinearSVC())
said = cross_val_predict(reader, new.title, new.category, cv=GroupKFold(3), groups=new.company)
print(f"2026, new companies: {(said == new.category).mean():.2f}")
predict("08.older", ..., confidence=..., why="", within=0.05)

# %% tags=["observe"]
agrees = reader.fit(new.title, new.category).predict(old.title) == old.category
observe("08.older", agrees.mean())

# %% [markdown]
# ### Why
#
# Other jobs, or another labeler? **Two** tells them apart: look at *equal titles* only. Deal the titles of 2026 into two halves, and count how often a title has the same most frequent label in both. Then compare the same way across the years.

# %% tags=["explain"]
def usual(ads):
    return pd.crosstab(ads.title.str.lower(), ads.category).idxmax(axis=1)

half = np.random.default_rng(2).random(len(new)) < 0.5
for name, (one, two) in {"within 2026": (new[half], new[~half]), "across": (new, old)}.items():
    both = pd.concat([usual(one), usual(two)], axis=1, join="inner").to_numpy()
    print(f"{name}: {len(both)} equal titles, the same label {(both[:, 0] == both[:, 1]).mean():.2f}")
quiz("08.who-changed")

# %% [markdown]
# **Three** is the best: label some rows yourself, and compare word by word. You do that in the exercise. Who is right where you differ? There is no third label to ask; read the row, and the guide.
#
# ## Stove
#
# *Goal:* **find out how far another person agrees with you.** Write a guide of three lines for a question of your own about these titles. Label twenty, give guide and titles to somebody else, and compare. Nobody at hand? Then yourself tomorrow, without the guide. Set a timer to 20 minutes. There is no key, and a low kappa reported is a success.
#
# > **Errors are data.** · What does this one tell you? · Change one thing. · Write it down.

# %% tags=["stove"]
my_ask = {"question": ("yes", "no", "unsure")}  # yours
my_titles = titles.sample(20, random_state=0)[["id", "title", "company"]]

sheet = labeler("me", "stove", rows=my_titles, ask=my_ask)
decide("08.guide", "…", because="…", instead_of="…")

# %% [markdown]
# ## Debrief
#
# What surprises most people: how much one word of a guide decides, and that nothing in a table shows it. No value was missing in 2025.
#
# People stand behind labels, and in the rows. Before you collect: who is in it, did they agree, may you pass it on, what would you mask? The exercise ends with a sheet for data of your own.
#
# Questions to take along: Who labeled this, by which guide? How often would they agree with themselves? On how many rows? Who changed, the world or the labeler? Whose rows are these?

# %% tags=["debrief"]
burn("08.labels", tried="…", expected="…", happened="…", learned="…")

# %% [markdown]
# ## Next
#
# The [exercise](../exercises/08_own_data/08_own_data.ipynb), in two sittings. Assistants are welcome after a prediction. Further reading: Artstein and Poesio, *Inter-Coder Agreement for Computational Linguistics*, 2008; Gebru and others, *Datasheets for Datasets*, 2021.

# %%
begin("08")
