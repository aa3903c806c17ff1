# item: 07-4
tags = """
* Label looks wrong?: 18029 and 13013
* the outcome is told in words that other reports use for "nothing happened": 18900, 8221, 15267, 14655, 709, 12723, 8550, 17279, 2100
* remark about the bird, not the flight: 7028, 1321, 4774, 16618, 4915, 8617
* serious damage, but the crew went on: 18029, 19140, 13117, 2543, 3351, 4113, 14210, 12190, 11246, 1399, 4865, 13013, 6141, 15239
* returned to service, not to the airport: 7330, 13117, 11246
"""
