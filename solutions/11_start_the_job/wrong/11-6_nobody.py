# item: 11-6
# misconception: m11.missed-silence
# points: 0
def followups_due(log, today):
    return []
