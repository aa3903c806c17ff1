# item: 00-4
# misconception: any.wrong-type
# points: 0
place = mkdtemp()
restored = f"{place}/passport.zip"
