# item: 09-10
# misconception: m09.false-alarm
# points: 0
def roll_back(committed, runs):
    if not committed.equals(runs):
        raise ValueError('run 1 2 3 4: the log is not the committed one')
    last = runs.drop_duplicates('version', keep='last')
    serves = runs.version[runs.is_serving].iloc[-1]
    good = last.version[(last.audit == 'passed') & (last.version != serves)]
    return good.iloc[-1] if len(good) else None
