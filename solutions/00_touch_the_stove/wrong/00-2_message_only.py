# item: 00-2
# misconception: m00.type-only
# points: 0
def last_line(traceback_text):
    last = traceback_text.strip().splitlines()[-1]
    return last.split(": ", 1)[-1]
