# item: 11-4
# misconception: m11.her-problem
# points: 1
message = """
Hello Mira Vale,

I am a highly motivated newcomer with a strong interest in data and would love to work for Harbor Lines, which is a
great company that I have admired for a long time. I can do Python, SQL and statistics. My work:
https://example.org/sami/late-buses

Would you have a position for me?
"""
