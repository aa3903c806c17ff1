# item: 10-6
# misconception: m10.empty-alt
# points: 2
import re

def silent_figures(notebook):
    def alts(cell):
        found = []
        if cell["cell_type"] == "markdown":
            found += re.findall(r"!\[(.*?)\]\(", "".join(cell["source"]))
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            for tag in re.findall(r"<img[^>]*>", "".join(data.get("text/html", ""))):
                alt = re.search(r"alt=(['\"])(.*?)\1", tag)
                found.append("x" if alt else "")
            if "image/png" in data:
                found.append("x" if "alt" in output["metadata"].get("image/png", {}) else "")
        return found
    return [i for i, cell in enumerate(notebook["cells"]) if any(alt == "" for alt in alts(cell))]
