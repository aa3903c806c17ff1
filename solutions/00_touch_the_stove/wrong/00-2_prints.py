# item: 00-2
# misconception: any.none
# points: 0
def last_line(traceback_text):
    print(traceback_text.strip().splitlines()[-1])
