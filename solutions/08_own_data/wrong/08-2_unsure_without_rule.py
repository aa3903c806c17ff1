# item: 08-2
# misconception: m08.no-unsure
# points: 1
guide = """
yes: an intern, a graduate, a junior
no: any level above these words
analyst: answers questions with existing data
DS: builds models that help to decide
MLE: writes software around a model
research: wants to know, and publishes it
other: whatever is left over then
unsure: yes
edge: I05 is an intern with a paper; no, a doctorate is asked for
edge: I12 says entry level and five years; yes, titles only
"""
