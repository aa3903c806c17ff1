# item: 10-6
# misconception: m10.heard
# points: 2
def silent_figures(notebook):
    silent = []
    for place, cell in enumerate(notebook["cells"]):
        alts = []
        if cell["cell_type"] == "markdown":
            alts += re.findall(r"!\[([^\]]*)\]\(", "".join(cell["source"]))
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            for tag in re.findall(r"<img[^>]*>", "".join(data.get("text/html", ""))):
                alt = re.search(r"alt=(['\"])(.*?)\1", tag)
                alts.append(alt[2] if alt else "")
            if "image/png" in data:
                alts.append(output["metadata"].get("image/png", {}).get("alt", ""))
        if any(len(alt.strip()) <= 20 for alt in alts):
            silent.append(place)
    return silent
