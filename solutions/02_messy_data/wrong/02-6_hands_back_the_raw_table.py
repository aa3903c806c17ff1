# item: 02-6
# misconception: m02.nothing-done
# points: 0
def clean(raw):
    return raw, {}
