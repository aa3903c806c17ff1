# item: 11-3
framings = """
+ _Evidence_: E1, the split by day with its interval
+ _Weakness_: no title yet
+ __Advantage:__ he has carried a question from first call to model card

(2)
• Weakness: six years of driving buses in place of an office
• Advantage: he knows how a timetable breaks on a wet Monday
• Evidence: [the patch](example.org/sami/sensor-patch) that a maintainer took

(3)
– Weakness: a degree that he did not finish
– Advantage: he learns by putting work where strangers correct it
– Evidence: E4 tells of his own leak, step by step
"""
