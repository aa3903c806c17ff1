# item: 11-3
# misconception: m11.framing-parts
# points: 0
framings = """
Sami is a passionate self-starter who turns every weakness into a strength. He drove buses, so he knows about people. He
did not finish his degree, so he is hungry. See E1.
"""
