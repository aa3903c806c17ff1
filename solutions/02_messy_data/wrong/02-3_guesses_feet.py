# item: 02-3
# misconception: m02.guessed
# points: 2
def to_inches(answers):
    size = pd.to_numeric(answers, errors="coerce")
    inches = size.where(size.between(50, 84))
    inches = inches.fillna(size.where(size.between(130, 213)) / 2.54)
    inches = inches.fillna(12 * size.where(size.between(4, 7)))
    feet = answers.str.extract(r"^\s*(\d)\s*(?:'|ft|feet)\s*(\d{1,2})").astype(float)
    return inches.fillna(12 * feet[0] + feet[1].where(feet[1] < 12))
