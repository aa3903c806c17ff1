# item: 08-1
# misconception: m08.no-lines
# points: 0
from grader.data.titles import sheet

rows = [("first", id) for id in sheet("ada").id] + [("second", id) for id in sheet("ada", True).id]
lines = [f"{look}, {id}, no, other" for look, id in rows]
labels = "\n".join(["alias: ada", *lines[:60], "alias: wren", *lines[60:]])
