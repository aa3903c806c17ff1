# item: 11-3
framings = """
- weakness: six years without code at work
- advantage: writes for people who have no time, as one can read in E4
- evidence: an article that four drivers read before it went out

- weakness: learned alone
- advantage: takes review well, since all his review comes from strangers
- evidence: e3, a patch with three rounds of comments

- weakness: no diploma at all
- advantage: counts how often two people agree before he trusts a label
- evidence: e2 and its table of disagreements
"""
