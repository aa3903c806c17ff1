# item: 00-2
def last_line(traceback_text):
    for line in reversed(traceback_text.splitlines()):
        if line.strip():
            return line
