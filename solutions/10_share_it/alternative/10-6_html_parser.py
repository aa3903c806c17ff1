# item: 10-6
import re
from html.parser import HTMLParser

class Figures(HTMLParser):
    def __init__(self):
        super().__init__()
        self.alts = []
    def handle_starttag(self, tag, attributes):
        if tag == "img":
            self.alts.append(dict(attributes).get("alt") or "")

def joined(value):
    return value if isinstance(value, str) else "".join(value)

def silent_figures(notebook):
    silent = set()
    for position, cell in enumerate(notebook["cells"]):
        alts = []
        if cell["cell_type"] == "markdown":
            alts += [match[1] for match in re.finditer(r"!\[([^\]]*)\]\([^)]*\)", joined(cell["source"]))]
        for output in cell.get("outputs", ()):
            parser = Figures()
            parser.feed(joined(output.get("data", {}).get("text/html", "")))
            alts += parser.alts
            if "image/png" in output.get("data", {}):
                alts.append(output.get("metadata", {}).get("image/png", {}).get("alt", ""))
        if min((len(alt.strip()) for alt in alts), default=20) < 20:
            silent.add(position)
    return sorted(silent)
