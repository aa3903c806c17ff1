# item: 08-1
# misconception: m08.unlabeled
# points: 1
from grader.data.titles import sheet

first = [f"first, {id}, no, other" for id in sheet("robin").id]
second = [f"second, {id}, no, other" for id in sheet("robin", again=True).id]
labels = "\n".join(["alias: robin", *first[:52], *second])
