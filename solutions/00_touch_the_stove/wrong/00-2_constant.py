# item: 00-2
# misconception: m00.other-line
# points: 0
def last_line(traceback_text):
    return "TypeError: unsupported operand type(s) for +: 'int' and 'str'"
