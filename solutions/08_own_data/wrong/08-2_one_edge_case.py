# item: 08-2
# misconception: m08.no-edge
# points: 1
guide = """
yes: an intern, a graduate, a junior
no: any level above these words
analyst: answers questions with existing data
DS: builds models that help to decide
MLE: writes software around a model
research: wants to know, and publishes it
other: whatever is left over then
unsure: two words fit; ask a second person
edge: I05 is an intern with a paper; no, a doctorate is asked for
it also says entry level and five years; yes, titles only
"""
