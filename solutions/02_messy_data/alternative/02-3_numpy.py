# item: 02-3
def to_inches(answers):
    size = pd.to_numeric(answers, errors="coerce").to_numpy()
    parts = answers.str.replace("feet", "'").str.replace("ft", "'").str.split("'", n=1, expand=True)
    foot = pd.to_numeric(parts[0], errors="coerce").to_numpy()
    rest = parts[1] if 1 in parts else pd.Series(np.nan, index=answers.index)
    inch = pd.to_numeric(rest.str.extract(r"(\d+)")[0], errors="coerce").to_numpy()
    choices = [(size >= 50) & (size <= 84), (size >= 130) & (size <= 213), inch < 12]
    return np.select(choices, [size, size / 2.54, 12 * foot + inch], np.nan)
