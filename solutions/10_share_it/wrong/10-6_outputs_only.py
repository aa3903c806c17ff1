# item: 10-6
# misconception: m10.markdown-figure
# points: 0
import re

def silent_figures(notebook):
    def alts(cell):
        found = []
        if False:
            found += re.findall(r"!\[(.*?)\]\(", "".join(cell["source"]))
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            for tag in re.findall(r"<img[^>]*>", "".join(data.get("text/html", ""))):
                alt = re.search(r"alt=(['\"])(.*?)\1", tag)
                found.append(alt[2] if alt else "")
            if "image/png" in data:
                found.append(output["metadata"].get("image/png", {}).get("alt", ""))
        return found
    return [i for i, cell in enumerate(notebook["cells"]) if any(len(alt.strip()) < 20 for alt in alts(cell))]
