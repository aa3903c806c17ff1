# item: 02-3
# misconception: m02.loud-lost
# points: 0
def to_inches(answers):
    return pd.Series(np.nan, index=answers.index)
