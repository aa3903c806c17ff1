# item: 10-3
# misconception: m10.no-section
# points: 1
write_up = "".join(f"## {name}\n" + "People on bicycles in Seattle want to know whether 1 of 2 days is wet. " * 4 for name in ("Reader", "Problem", "Data", "Baseline", "Result", "What failed", "Next"))
