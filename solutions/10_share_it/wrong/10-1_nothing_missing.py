# item: 10-1
# misconception: m10.missing
# points: 0
def missing_files(readme, files):
    return []
