# item: 08-1
# misconception: m08.no-second
# points: 2
from grader.data.titles import sheet

first = [f"first, {id}, no, other" for id in sheet("robin").id]
second = [f"second, {id}, no, other" for id in sheet("robin", again=True).id]
labels = "\n".join(["alias: robin", *first])
