# item: 03-8
# misconception: m03.memo-leaky
# points: 1
memo = """
To the operations desk: Two hours before departure we rank the flights of the day by their risk to arrive fifteen minutes
late or more. We use what is printed in the timetable: month, day, planned times, airline, airports
and distance. Its AUC is 0.95, which is close to perfect. A coin would reach one half, and the rule "evening flights are late" a little
more than that. We measured this on flights of 2013 that the model had not seen, and the days of
training and test were mixed, so expect less on a new day. The model knows nothing of storms,
strikes, or of planes that are late before they reach us. Please start with the passengers of the
riskiest tenth of flights, keep a list of whom you warned, and send us the list after four weeks.
We then count how many of those flights were late and tell you whether the warnings were worth it.
"""
