# item: 10-6
def silent_figures(notebook):
    def between(words, start, end):
        parts = words.split(start)[1:]
        return [part.split(end)[0] for part in parts]
    out = []
    for i in range(len(notebook["cells"])):
        cell, is_silent = notebook["cells"][i], False
        if cell["cell_type"] == "markdown":
            for alt in between("".join(cell["source"]), "![", "]("):
                is_silent = is_silent or len(alt.strip()) < 20
            continue_with = []
        else:
            continue_with = cell["outputs"]
        for output in continue_with:
            if "data" not in output:
                continue
            for tag in between("".join(output["data"].get("text/html", "")), "<img", ">"):
                quote = '"' if 'alt="' in tag else "'"
                alt = between(tag, f"alt={quote}", quote)
                is_silent = is_silent or not alt or len(alt[0].strip()) < 20
            if "image/png" in output["data"]:
                try:
                    alt = output["metadata"]["image/png"]["alt"]
                except KeyError:
                    alt = ""
                is_silent = is_silent or len(alt.strip()) < 20
        if is_silent:
            out.append(i)
    return out
