# item: 00-2
# misconception: m00.code-line
# points: 0
def last_line(traceback_text):
    lines = traceback_text.strip().splitlines()
    return lines[-2].strip()
