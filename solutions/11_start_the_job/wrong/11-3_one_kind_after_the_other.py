# item: 11-3
# misconception: m11.framing-order
# points: 0
framings = """
Weakness: no job title in data so far
Weakness: six years of driving buses in place of an office
Weakness: a degree that he did not finish

Advantage: he has carried a question from first call to model card
Advantage: he knows how a timetable breaks on a wet Monday
Advantage: he learns by putting work where strangers correct it

Evidence: E1 has the split by day and the interval
Evidence: E1 leaves out two columns that are known on arrival
Evidence: E4 tells of his own leak, step by step
"""
