# item: 02-3
# misconception: any.wrong-length
# points: 0
def to_inches(answers):
    size = pd.to_numeric(answers, errors="coerce")
    return size[size.between(50, 84)]
