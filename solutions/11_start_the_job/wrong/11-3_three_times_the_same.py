# item: 11-3
# misconception: m11.same-words
# points: 1
framings = """
Weakness: no job title in data
Advantage: he has carried a question from the first call to a model card
Evidence: E1 has the split by day and the intervals
Weakness: no job title in data
Advantage: he has carried a question from the first call to a model card
Evidence: E2 has the labels of two people and their agreement
Weakness: no job title in data
Advantage: he has carried a question from the first call to a model card
Evidence: E3 is a patch that was reviewed by a maintainer
"""
