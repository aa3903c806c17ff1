# item: 09-10
# misconception: m09.rewritten
# points: 2
def roll_back(committed, runs):
    last = runs.drop_duplicates('version', keep='last')
    serves = runs.version[runs.is_serving].iloc[-1]
    good = last.version[(last.audit == 'passed') & (last.version != serves)]
    return good.iloc[-1] if len(good) else None
