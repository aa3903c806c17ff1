# item: 02-7
# misconception: any.many-numbers
# points: 1
decision = "The recipe removes, by `sex` and `height`: " + " ".join(f"{n} %," for n in range(1, 60))
