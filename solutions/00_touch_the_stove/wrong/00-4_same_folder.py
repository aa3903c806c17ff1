# item: 00-4
# misconception: m00.same-folder
# points: 0
predict("00.bigger-exam", 0.05, confidence=60)
place = mkdtemp()
saved = passport("export", f"{place}/passport.zip")
passport("restore", saved.path, into=f"{place}/copy")
restored = passport("restore", saved.path, into=f"{place}/copy")
