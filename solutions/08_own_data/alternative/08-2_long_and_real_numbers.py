# item: 08-2
guide = """
unsure: neither title nor department decides; the row waits for a second person
yes: somebody in their first year of work could be invited
no: years, a doctorate or people to lead are stated
other: none of the four kinds of work below
research: open questions, published
MLE: a product that runs on a model
DS: decisions that rest on a model
analyst: decisions that rest on counts
edge: 1087115 wants a doctorate and calls it new graduate -> no
edge: I11, part time and patient: OTHER
"""
