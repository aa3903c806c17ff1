# item: 08-1
from grader.data.titles import sheet

rows = [("first", id) for id in sheet("ada").id] + [("second", id) for id in sheet("ada", True).id]
lines = [f"{look};{id};no;other # so it seems" for look, id in rows]
labels = "\ufeffalias: ada;;;\nround;id;junior;kind\n" + "\n".join(lines)
