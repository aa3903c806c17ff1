# item: 04-7
memo = """
Recommendation: the trees without the month. Question asked: known by 30 September, what about the flights of the next
three months? AUC of the trees 63,5 %, of the rule by the hour 58,3 %. Hour rule minus trees lies between −0.07 and −0.03
(95 %, whole days drawn again, the same days for both), so the lead is not luck of the days that we happened to have. It
is still small: a third of all pairs of a late and a punctual flight stand in the wrong order. With the month we see no
difference that the data could decide. We change our mind when four weeks of real use give the rule the higher number, or
when somebody shows that late flights cost too little to keep a model alive.
"""
