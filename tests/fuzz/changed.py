"""Real messages with one or more parts replaced: what a forger would try first."""

import json

from hypothesis import strategies as st

NAMES = ["t", "v", "b", "id", "dtype", "shape"]
scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=9)
    | st.sampled_from([-1, 10**6, 2**31, 2**63, 10**19, 1e308, "", "O", "<f8", "|S0"])
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(NAMES), inner)
        | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def trees(draw, seeds):
    """Draw one of the JSON trees in `seeds` with up to three parts changed.

    A part is replaced by another value, by a part of any of the trees, or is gone.
    """
    found = json.loads(json.dumps(draw(st.sampled_from(seeds))))
    for _ in range(draw(st.integers(0, 3))):
        place, key = _place(draw, found)
        if place is None:
            break
        how = draw(st.sampled_from(["value", "graft", "gone"]))
        if how == "gone":
            del place[key]
        elif how == "graft":
            other = json.loads(json.dumps(draw(st.sampled_from(seeds))))
            source, at = _place(draw, other)
            place[key] = other if source is None else source[at]
        else:
            place[key] = draw(values)
    return found


def _place(draw, found):
    """Draw a container of the tree and one of its keys, None where it has none."""
    here, place = found, (None, None)
    while isinstance(here, dict | list) and here:
        keys = [*here] if isinstance(here, dict) else [*range(len(here))]
        place = here, draw(st.sampled_from(keys))
        here = place[0][place[1]]
        if draw(st.booleans()):
            break
    return place


@st.composite
def cuts(draw, seeds):
    """Draw one of the byte strings in `seeds`, with a piece of it replaced."""
    data = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(data)))
        size = draw(st.sampled_from([0, 1, 4, 8, len(data)]))
        data = data[:at] + draw(st.binary(max_size=9)) + data[at + size :]
    return data
