# item: 00-2
# misconception: m00.first-error
# points: 2
def last_line(traceback_text):
    lines = [line for line in traceback_text.splitlines() if line.strip()]
    for line in lines:
        if not line.startswith(" ") and not line.startswith("Traceback"):
            return line
