# item: 04-7
memo = """
Ship the trees with the month, or those without; our test cannot tell the two apart. Trained by September and tested on
the ninety-two days after it, they reach an AUC of .639 and .635, and the interval of their difference, with whole days
resampled, is [-0.002, 0.011]. Both are ahead of the hour rule, which has .583: there the interval does not hold zero. I
take the trees with the month only because a year of data will soon be there to use it. What would change my mind: a
second autumn. If the order of the two turns in October 2024, the month goes. If the hour rule comes within a hundredth
of both in the first four weeks, all trees go, and a printed table replaces them.
"""
