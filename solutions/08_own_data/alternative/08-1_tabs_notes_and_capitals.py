# item: 08-1
from grader.data.titles import sheet

first = [f"first, {id}, no, other" for id in sheet("robin").id]
second = [f"second, {id}, no, other" for id in sheet("robin", again=True).id]
rows = [line.replace(", ", "\t").replace("other", "OTHER") + "  # nobody says" for line in first]
labels = "\n\n".join(["Alias: Robin", *rows, *(f"* {line}".replace(",", ";") for line in second)])
