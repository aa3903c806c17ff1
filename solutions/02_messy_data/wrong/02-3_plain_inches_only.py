# item: 02-3
# misconception: m02.loud-lost
# points: 1
def to_inches(answers):
    size = pd.to_numeric(answers, errors="coerce")
    return size.where(size.between(50, 84))
