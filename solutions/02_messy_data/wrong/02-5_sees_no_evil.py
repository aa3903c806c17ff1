# item: 02-5
# misconception: m02.missed-fault
# points: 0
def diagnose(table):
    return []
