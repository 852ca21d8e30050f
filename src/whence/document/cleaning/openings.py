"""How the lines begin that can have a form: a quick look that saves most lines a long one.

Nearly every line of a page is prose. One that begins with none of these words, and holds none of
those that stand further in, need not be compared with each form. The words promise nothing; only
none may be missing, which ``tests/document/cleaning/test_openings.py`` tries with texts that are
made of the forms themselves.
"""

import re

from whence.document.cleaning.signals import Line

_LETTERS = re.compile(r"[a-z]+")
_LED = frozenset("a after by in no our the this to you your".split())
"""Words after which the second word is looked at instead of the first."""

_OPENING = frozenset(
    """
    accept acquire ad add ads advert advertisement advertorial agencies agency alamy allow already
    also art article articles audio back business caption categories category click column comment
    comments commercial content continue continues continuing copied copyright credit current
    disclaimer don donate end entering essay explainer explore file filed find follow from
    fullscreen get getty gift graphic hide home illustration image invalid is istock join keep key
    keywords labels learn leave like link listen live load loading log manage may might more most
    must mute new newer newest news newsletter next oldest older on opinion original paid photo
    photograph photos pic picture pictured pictures play player please podcast politics post posted
    prev previous print promoted providing published purchase quiz read recommended refresh
    register registration reject related replies reply report return reuse save screengrab
    screenshot scroll section sections see send share show shutterstock sign skip source sponsored
    sport sports standards start story submitting subscribe subscription suggested supply swipe tag
    tagged tags tap text thoughts topic topics transcript translation trending tweet unmute version
    video view watch wire world write
    """.split()
)
_WITHIN = (
    "commission",
    "contact",
    "let us know",
    "not responsible for",
    "nquiries",
    "opens",
    "opinions",
    "photographer",
    "tell us",
    "thank",
    "views",
)
"""What is in a line of the forms that may begin with anything."""


def may_have_form(line: Line) -> bool:
    """Whether a line, which has words, could be of a form by its first words and a few others."""
    words = line.words
    first = words[1] if words[0] in _LED and len(words) > 1 else words[0]
    letters = _LETTERS.match(first)
    if letters is None or letters[0] in _OPENING:
        return True
    for hint in _WITHIN:  # noqa: SIM110 - a generator here would cost more than the search
        if hint in line.folded:
            return True
    return False
