"""The perturbations of a report card, in four bands, and what each one asks."""

from dataclasses import dataclass

STRESS = "Deployment stress"
SAMPLING = "Sampling"
APPETITE = "Data appetite"
AUDIT = "Audit checks"
BANDS = {
    STRESS: "What happens when the model meets what training did not show it.",
    SAMPLING: "How much of the score is the luck of one draw.",
    APPETITE: "What more rows, or cleaner labels, could be worth.",
    AUDIT: "Whether the procedure can be trusted. These have no score.",
}


# The author's own split and model, which all others are compared with.
REFERENCE = "reference"


@dataclass(frozen=True)
class Perturbation:
    """One row of a card.

    `needs` is a setting of project.toml without which it says nothing. `next` is
    what to do after a worse score, `else_next` after no clear change.
    """

    id: str
    band: str
    title: str
    asks: str
    next: str
    else_next: str
    repeats: int = 1
    needs: str = ""

    @property
    def has_score(self) -> bool:
        """Whether it is judged by a score."""
        return self.band != AUDIT


PERTURBATIONS = (
    Perturbation(
        "time_order",
        STRESS,
        "Rows in time order",
        "Learn from the earlier rows, be judged on the later ones.",
        "Quote this number if the model is used on what comes later, and look for "
        "what changes with time.",
        "Say in the write-up that time order was tried.",
        needs="time",
    ),
    Perturbation(
        "later_period",
        STRESS,
        "A later period, after a gap",
        "Leave out the latest quarter of the rows to learn from: nobody trains the "
        "model again for a while.",
        "Plan how often it is trained again, and which small sample of labels tells "
        "you that it is time.",
        "Training again less often may do; check once labels arrive.",
        needs="time",
    ),
    Perturbation(
        "unseen_group",
        STRESS,
        "An unseen group",
        "Hold out whole groups, five times, so that the model meets strangers.",
        "Quote this number if the model meets groups that are new to it, and look for "
        "inputs that name a group.",
        "Name the kinds of groups that are not in these data at all.",
        repeats=5,
        needs="groups",
    ),
    Perturbation(
        "missing_input",
        STRESS,
        "A missing input at serving",
        "The input that the model leans on most arrives empty.",
        "Decide what happens without it: refuse, fall back to the baseline, or fill "
        "it in while training, too.",
        "Try the second and third input, too, before relying on this.",
    ),
    Perturbation(
        "scaled_input",
        STRESS,
        "A mis-scaled input at serving",
        "The number that the model leans on most arrives ten times too large, as in "
        "millimeters for centimeters.",
        "Check ranges in `predict_one`, and refuse what lies outside of them.",
        "Check ranges in `predict_one` all the same: other inputs may matter more.",
    ),
    Perturbation(
        "training_resampled",
        SAMPLING,
        "Training data drawn again",
        "Draw groups, days or rows to learn from with replacement, five times.",
        "The score depends on which rows happened to be collected: show the range.",
        "Quote one number; its interval says enough.",
        repeats=5,
    ),
    Perturbation(
        "split_seeds",
        SAMPLING,
        "Other splits of the same kind",
        "Shuffle the rows before your own split, five times.",
        "Your split was a lucky one: quote the mean of several.",
        "Your split is no lucky one among its like.",
        repeats=5,
    ),
    Perturbation(
        "model_seeds",
        SAMPLING,
        "Other seeds of the model",
        "Fit with five other values of `random_state`.",
        "Fix no favorite seed: average several fits, or quote the range.",
        "Keep one seed and stop looking for a better one.",
        repeats=5,
    ),
    Perturbation(
        "half_training",
        APPETITE,
        "Half of the training data",
        "Learn from half of the groups, days or rows, five times.",
        "More rows are likely to help; ask what they would cost.",
        "More of the same rows will hardly help; look for other inputs.",
        repeats=5,
    ),
    Perturbation(
        "label_noise",
        APPETITE,
        "Noise in the training labels",
        "Deal out a tenth of the training labels among themselves, five times.",
        "Cleaner labels may be worth their price: label forty rows twice.",
        "Labels can be rougher than you feared; test labels cannot.",
        repeats=5,
    ),
    Perturbation(
        "shuffled_target",
        AUDIT,
        "The target shuffled",
        "Shuffle the raw target, then split and fit: only chance may be left.",
        "Something carries the answer around the split. Look at what is computed "
        "from all rows before it.",
        "No procedural target leak found. Future columns, duplicates and shared "
        "groups are not tested here.",
        repeats=20,
    ),
    Perturbation(
        "duplicates",
        AUDIT,
        "Duplicates across the split",
        "Look for test rows that are also in the training rows.",
        "Remove duplicates before the split, or keep the copies of a row on one side.",
        "Near copies are not tested here: look at a few rows by eye.",
    ),
)

BY_ID = {one.id: one for one in PERTURBATIONS}

# What a card leaves out, whatever the project: the reason stands on the page.
NEVER = (
    (
        "A unit change on both sides",
        "the model learns the new unit along; it matters at serving only",
    ),
    (
        "Duplicates planted before the split",
        "copies on both sides make any model look better, which says nothing of yours",
    ),
    (
        "Noise in the test labels",
        "wrong labels lower what is measured, and leave the model as good as it was",
    ),
)
