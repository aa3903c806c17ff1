# item: 00-2
def last_line(traceback_text):
    return traceback_text.rstrip().rpartition("\n")[2]
