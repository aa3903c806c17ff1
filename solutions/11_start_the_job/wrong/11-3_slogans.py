# item: 11-3
# misconception: m11.slogan
# points: 1
framings = """
Weakness: no job title in data so far
Advantage: whoever hires him gets somebody who has already carried a question from first call to model card
Evidence: E1 has the split by day, the interval and the page that says who should not use it

Weakness: six years of driving buses in place of an office
Advantage: he knows how a timetable breaks on a wet Monday, and asks for the moment of a prediction first
Evidence: E1 leaves out two columns that are only known on arrival, and says why

Weakness: a degree that he did not finish
Advantage: he learns by putting work where strangers correct it, and keeps what they say
Evidence: a strong will to learn, every single day
"""
