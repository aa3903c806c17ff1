# item: 04-7
# misconception: m04.no-baseline
# points: 2
memo = """
We ship the trees without the month. They were trained on January to September and tested on the three months that
followed, where they rank late flights above punctual ones with an AUC of 0.635. Leaving out the month changes little: the
difference to the trees with it lies between -0.011 and 0.002 when whole days are drawn again, so we cannot tell the two
apart, and take the one with fewer columns. October had never been seen when we trained, so a column that counts months
has nothing to say about it. We would change our mind if the next four weeks of flights put the one with the month clearly
ahead, measured in the same way.
"""
