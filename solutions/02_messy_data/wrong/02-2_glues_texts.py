# item: 02-2
# misconception: m02.glued
# points: 1
def is_key(table, columns):
    glued = table[columns].astype(str).sum(axis=1)
    return glued.is_unique and table[columns].notna().all(axis=None)
