"""Twelve job ads in full text, invented for this course, to try a labeling guide on.

No company stands behind them, and nothing can be learned from them about a market.
They were written to be hard to label: what a title says and what its text asks for
do not always agree. Names, addresses and numbers are made up or reserved.
"""

ADS: tuple[tuple[str, str, str], ...] = (
    (
        "Junior Data Analyst",
        "Heron & Quill Ferries",
        "You will own the weekly report of our eleven boats, from the ticket machine "
        "to the board meeting. We look for somebody who has done this before: at least "
        "three years with SQL and one with a tool for dashboards. You work alone most "
        "of the time, since the last analyst has left. Junior refers to our pay band, "
        "which has two steps.",
    ),
    (
        "Data Scientist",
        "Millstone Bakeries",
        "We throw away one loaf in nine and would like to know why. You need no job "
        "before this one. Show us one thing that you have counted, measured or "
        "predicted on your own, and tell us what went wrong. For the first six months "
        "you sit beside our planner, who has baked for twenty years and knows no "
        "Python. A degree is welcome and not asked for.",
    ),
    (
        "Machine Learning Engineer II",
        "Lanternfish Maps",
        "You keep four models alive that guess how long a road will stay closed. Two "
        "years in a similar post, or work of your own that shows the same: a service "
        "that somebody used, and what you did when it broke. On call one week in six. "
        "We have no posts at level I.",
    ),
    (
        "Associate, Data Science",
        "Brackwater Partners",
        "Associates lead a team of two at the client's site and answer for its budget. "
        "You bring four to six years in consulting, a record of projects that ended "
        "well, and the calm to explain an interval to somebody who wants a number. "
        "Travel four days a week.",
    ),
    (
        "Research Intern",
        "Ninth Meridian Lab",
        "Twelve weeks on speech in noisy rooms. You are enrolled in a doctoral program "
        "and expect to finish within a year; a paper at a conference is required. "
        "Interns choose their question together with a mentor and write it up. There "
        "is no promise of a post afterwards.",
    ),
    (
        "Senior Analyst",
        "Town of Alderbrook",
        "Senior is what the pay table calls everybody who works without a supervisor, "
        "and nobody else here does this. You will find out which bus stops are used by "
        "whom. People who change careers are welcome; we pay for courses. Experience "
        "with spreadsheets is enough, if you enjoy checking a number twice.",
    ),
    (
        "Graduate Program, Data and AI",
        "Copperline Insurance",
        "Eighteen months in three teams: prices, claims, and the people who say no to "
        "both. For those who finish a degree in any subject this year. Prior work is "
        "no advantage, and we do not read grades. You will be asked to bring one chart "
        "that you find dishonest and to mend it.",
    ),
    (
        "Data Specialist",
        "Orchard Street Clinic",
        "You type the paper forms of our patients into the system, some two hundred a "
        "day, and call the ward when a form cannot be read. Accuracy matters more than "
        "speed. No experience needed, training takes two days. Part time is possible.",
    ),
    (
        "Applied Scientist, New Graduate",
        "Slow River Robotics",
        "For those who have just finished a doctorate in control, vision or a related "
        "field. You bring at least two first-author papers and have run experiments on "
        "real machines. New graduates join a group of five and are expected to lead a "
        "line of work after one year.",
    ),
    (
        "AI Engineer",
        "Pocket Almanac",
        "We are nine people with an app that tells gardeners what to do this week. "
        "Titles mean little here. You have built something with language models and "
        "can say how you knew whether it worked. Whether that was at a company, at a "
        "university or in your kitchen is all the same to us. Write to Lena at "
        "lena@pocketalmanac.example or call 555-0142.",
    ),
    (
        "Data Steward, part time",
        "Harbor Archive",
        "Twenty hours a week. You decide with our librarians what a column means, "
        "write it down, and notice when somebody changes it. Patience is the skill we "
        "cannot teach. Some knowledge of databases helps; people from archives, "
        "laboratories and warehouses have done well in this post.",
    ),
    (
        "Machine Learning Engineer, Entry Level",
        "Tin Whistle Payments",
        "Entry level in fraud detection. Required: five years of software engineering, "
        "of which two with models in production, and experience in a regulated "
        "industry. You will be the first to hold this post and will hire the second. "
        "We offer a mentor outside the company.",
    ),
)


def rows() -> list[dict[str, str]]:
    """Return the ads as rows: id, origin, title, company and text."""
    return [
        {
            "id": f"I{number:02}",
            "origin": "invented",
            "title": title,
            "company": f"{company} (fictional)",
            "text": text,
        }
        for number, (title, company, text) in enumerate(ADS, 1)
    ]
