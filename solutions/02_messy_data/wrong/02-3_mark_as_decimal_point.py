# item: 02-3
# misconception: m02.decimal-feet
# points: 2
def to_inches(answers):
    size = pd.to_numeric(answers, errors="coerce")
    inches = size.where(size.between(50, 84))
    inches = inches.fillna(size.where(size.between(130, 213)) / 2.54)
    parts = answers.str.extract(r"^\s*(\d)\s*(?:'|ft|feet)\s*(\d|1[01])(?!\d)")
    return inches.fillna(12 * (parts[0] + "." + parts[1]).astype(float))
