# item: 00-2
# misconception: m00.blank-end
# points: 2
def last_line(traceback_text):
    return traceback_text.split("\n")[-1]
