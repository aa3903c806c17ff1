# item: 07-6
# misconception: m07.constant-alarm
# points: 0
def label_alarm(y, p):
    return False
