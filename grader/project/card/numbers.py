"""How a card writes numbers: one rounding for page, words and terminal."""

MINUS = "−"


def number(value: float, beside: float = 0.0) -> str:
    """Return a value as people write it, with as many decimals as one `beside` it.

    Scores of any size come here: an area below 1, or an error in dollars.
    """
    size = max(abs(value), abs(beside))
    if size and not 1e-3 <= size < 1e6:
        return f"{value:.3g}".replace("-", MINUS)
    digits = 3 if size < 10 else 2 if size < 100 else 0
    said = f"{value:,.{digits}f}"
    is_zero = not any(one in said for one in "123456789")
    return said.lstrip("-") if is_zero else said.replace("-", MINUS)


def signed(value: float, beside: float = 0.0) -> str:
    """Return a difference with its sign."""
    said = number(value, beside)
    is_plus = value > 0 and any(one in said for one in "123456789")
    return f"+{said}" if is_plus else said


def span(low: float, high: float) -> str:
    """Return the two ends of an interval."""
    beside = max(abs(low), abs(high))
    return f"{number(low, beside)} to {number(high, beside)}"


def signed_span(low: float, high: float) -> str:
    """Return the two ends of the interval of a difference."""
    beside = max(abs(low), abs(high))
    return f"{signed(low, beside)} to {signed(high, beside)}"


def seconds(value: float) -> str:
    """Return a time in seconds, or in minutes once it is long."""
    return f"{value:.1f} s" if value < 100 else f"{value / 60:.1f} min"
