# item: 00-2
# misconception: m00.traceback-top
# points: 0
def last_line(traceback_text):
    return traceback_text.splitlines()[0]
