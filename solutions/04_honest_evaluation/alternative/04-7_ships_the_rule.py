# item: 04-7
memo = """
We ship the rule that knows only the hour of departure. On the flights from October to December, after training on the
nine months before, it ranks 58 of 100 pairs of a late and a punctual flight the right way round; the trees rank 64.
Drawing whole days again, the trees lead by 3.8 to 7.4 points, so they are better for certain, by little. A rule on a card
needs no computer, breaks in no update, and can be explained at the gate, and that is worth more to us than six pairs. A
coin would rank 50. We would change our mind if an airport with many connections showed that a missed late flight costs
more than a person who keeps the list, or if weather forecasts made the trees much better.
"""
