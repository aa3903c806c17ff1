# item: 00-2
# misconception: m00.blank-end
# points: 2
def last_line(traceback_text):
    lines = traceback_text.splitlines()
    return lines[-1].strip()
