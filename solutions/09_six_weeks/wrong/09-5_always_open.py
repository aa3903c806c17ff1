# item: 09-5
# misconception: m09.no-baseline
# points: 0
def headline(results):
    return "can't tell"
