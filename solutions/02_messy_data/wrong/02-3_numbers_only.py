# item: 02-3
# misconception: m02.loud-lost
# points: 2
def to_inches(answers):
    size = pd.to_numeric(answers, errors="coerce")
    inches = size.where(size.between(50, 84))
    return inches.fillna(size.where(size.between(130, 213)) / 2.54)
