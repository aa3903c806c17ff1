# item: 00-4
file = passport("export", f"{mkdtemp()}/p.zip").path
restored = passport("restore", str(file), into=mkdtemp())
