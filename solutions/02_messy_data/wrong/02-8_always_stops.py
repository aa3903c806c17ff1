# item: 02-8
# misconception: any.crash
# points: 0
def with_planes(flights, planes):
    raise ValueError("the register repeats a tail number")
