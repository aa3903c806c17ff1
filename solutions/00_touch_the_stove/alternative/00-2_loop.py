# item: 00-2
def last_line(traceback_text):
    answer = ""
    for line in traceback_text.split("\n"):
        if line.strip() != "":
            answer = line
    return answer.strip()
