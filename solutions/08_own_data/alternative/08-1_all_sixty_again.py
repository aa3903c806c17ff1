# item: 08-1
from grader.data.titles import sheet

ids = sheet("東京 🦉").id.tolist()
labels = "alias: 東京 🦉\n" + "\n".join(
    f"{look}, {id}, {('yes', 'unsure')[id % 2]}, unsure" for look in ("first", "second") for id in ids
)
