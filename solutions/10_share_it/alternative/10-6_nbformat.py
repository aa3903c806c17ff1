# item: 10-6
import re
import nbformat
import numpy as np

def silent_figures(notebook):
    book = nbformat.from_dict(notebook)
    flags = np.zeros(len(book.cells), dtype=bool)
    for i, cell in enumerate(book.cells):
        texts = []
        if cell.cell_type == "markdown":
            texts = [alt for alt, _ in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", "".join(cell.source))]
        for output in cell.get("outputs", []):
            bundle = output.get("data", {})
            page = "".join(bundle.get("text/html", ""))
            for tag in re.findall(r"<img[\s\S]*?>", page):
                texts += [b for _, b in re.findall(r"""alt=(["'])([\s\S]*?)\1""", tag)] or [""]
            if "image/png" in bundle:
                texts.append(output.metadata.get("image/png", {}).get("alt", ""))
        flags[i] = any(len(text.strip()) < 20 for text in texts)
    return np.flatnonzero(flags)
