# item: 00-4
# misconception: m00.only-export
# points: 0
restored = passport("export", f"{mkdtemp()}/passport.zip")
