# item: 00-2
# misconception: m00.code-line
# points: 2
def last_line(traceback_text):
    found = ""
    for line in traceback_text.splitlines():
        if "Error" in line:
            found = line.strip()
    return found or traceback_text.strip().splitlines()[-2].strip()
