# item: 10-3
write_up = """
**Reader:** The two people who plan the evening shift of a lending library and who ask how many volunteers they need on a Friday.

**Problem:** How many books come back between four and six? Too few volunteers and a queue forms, too many and they stand about.

**Data:** The return log of one branch from March 2023 to May 2024, four hundred Fridays and other days, license: internal, shown with permission. Two weeks of a strike were left out, and the log says so.

**Baseline:** The same weekday of the week before is off by thirty-one books on average.

**Result:** A regression on weekday, month and school holidays is off by twenty-eight books. The difference is 3 books, and between -2 and 8 if weeks are drawn again. I would not buy a computer for that.

**What failed?** I had expected rain to matter, and spent ten days joining a weather station to the log. On the last four months it changed nothing that could be told from luck. I also found that I had scored one version on days from training, which had made it look wonderful for an afternoon.

**Next:** Ask the volunteers what they look at. One of them says it is the school next door, and its calendar is the one table that I do not have. If the next spring shows the same gap, the answer is to keep the rule and to spend the time on the queue. I keep the log of what was tried beside this text, one line for each evening with what I expected and what came. The code is short enough to be read on a train, and the cell that splits the months says why it does so. Whoever repeats it somewhere else should begin with the rule, since it took ten minutes and was hard to beat.
"""
