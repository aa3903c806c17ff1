# item: 02-3
# misconception: m02.silent-unit
# points: 1
def to_inches(answers):
    size = pd.to_numeric(answers, errors="coerce")
    feet = answers.str.extract(r"^\s*(\d)\s*(?:'|ft|feet)\s*(\d{1,2})").astype(float)
    return size.where(size < 250).fillna(12 * feet[0] + feet[1].where(feet[1] < 12))
