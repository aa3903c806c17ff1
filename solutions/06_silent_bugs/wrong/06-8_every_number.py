# item: 06-8
# misconception: any.many-numbers
# points: 1
review = """
Reject. The join loses flights, the leak is the carrier_rate of the test labels, and the test cannot fail.
The number of lost flights is one of these:
""" + " ".join(map(str, range(120, 220)))
