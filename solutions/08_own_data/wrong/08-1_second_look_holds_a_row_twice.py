# item: 08-1
# misconception: m08.twice
# points: 2
from grader.data.titles import sheet

rows = [("first", id) for id in sheet("ada").id] + [("second", id) for id in sheet("ada", True).id]
lines = [f"{look}, {id}, no, other" for look, id in rows]
labels = "alias: ada\n" + "\n".join([*lines, f"second, {rows[-1][1]}, yes, other"])
