# item: 02-6
# misconception: m02.subset-dupe
# points: 0
def clean(raw):
    return raw.iloc[:0], {"all": len(raw)}
