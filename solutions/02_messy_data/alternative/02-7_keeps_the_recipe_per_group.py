# item: 02-7
decision = """
We looked at what your recipe does. Of the women who gave a plausible answer, 10.47 percent are dropped; of the men, 3.59 percent. The mean that decides belongs mostly to men, because they sent most of the answers, so ordinary short women look strange to it. I would compare each person with the group that he or she named under `sex`, and flag those who are far away in place of dropping them. This rule has errors too: it cannot help anybody whom the two boxes do not fit, and a wrong tick turns a true height into a strange one. Those people bear the cost, and they are few and easy to overlook. A question: could the box `sex` be left empty, and if so, what happened to those answers before we got the table?
"""
