"""Abbreviations that end with a full stop, grouped by what may follow them.

Compiled by us from general knowledge of English news style (AP, Reuters and BBC house rules); no
list was copied. They are written in the case in which they stand in running text, without their
last full stop: *Wash.* is Washington, *wash.* a verb that ends a sentence.

To add one, ask what stands after it:

* ``BEFORE_NAME``: a name, so the stop practically never ends a sentence (*Sen. Warren*);
* ``BEFORE_NUMBER``: a number when it is the abbreviation at all (*No. 3*, *pp. 4-9*);
* ``INSIDE``: more of the same sentence, whatever its case (*vs. England*, *e.g. The Times*);
* ``EITHER``: anything, so that the next word decides (*Apple Inc. The firm*, *Apple Inc. and*).

Abbreviations with inner stops (*U.S.*, *a.m.*, *Ph.D.*) are recognised by their shape and need no
entry, save where they belong to ``INSIDE``.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BEFORE_NAME = _words(
    """
    Mr Mrs Ms Mx Messrs Mmes Dr Drs Prof Profs Rev Revs Fr Hon Rt Msgr mr mrs ms dr
    Sen Sens Rep Reps Gov Govs Pres Amb Atty Supt Insp Det Dets Dep Asst Assoc Sec
    Gen Gens Brig Maj Capt Lt Lts Col Cols Cpl Sgt Sgts Cmdr Cmdrs Cdr Comdr Adm Vadm Radm
    Pvt Pte Pfc Spc Ens
    St Ste Sts Mt Mts Ft
    """
)

STREETS = _words("St Dr Ft Mt")
"""Of ``BEFORE_NAME``, those that also stand after a name and then may end a sentence."""

BEFORE_NUMBER = _words(
    """
    No no Nos nos Nr nr p pp pg pgs Vol vol Vols vols Ch ch chap Fig fig Figs figs Secs sec
    Art art Arts Par par para Ex Eq eq
    """
)

NUMBER_OR_WORD = _words("No no art sec par")
"""Of ``BEFORE_NUMBER``, those that are words as well: before no number, they end a sentence."""

MONTHS = _words("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec")

INSIDE = _words(
    """
    vs Vs v e.g E.g eg i.e I.e ie cf Cf viz approx Approx ca c incl resp née esp espec a.k.a aka
    f.k.a P.S
    """
)

EITHER = (
    _words(
        """
        Inc inc Corp corp Co Cos Ltd ltd Llc Plc Bros Assn Dept dept Depts Univ Inst Intl Natl Govt
        Jr jr Sr sr Esq esq
        al Ave ave Blvd blvd Rd Hwy Pkwy Ln Sq Bldg Apt
        Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont
        Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Penn
        Alta Ont Que Sask
        Mon Tue Tues Wed Thu Thur Thurs Fri
        hr hrs min mins lb lbs oz km kg cm mm mph tel Tel ext Ext dist Dist ed Ed eds Eds trans op
        ibid
        """
    )
    | MONTHS
)

KNOWN = BEFORE_NAME | BEFORE_NUMBER | INSIDE | EITHER

STARTERS = _words(
    """
    a an the this that these those there here
    i he she it we you they his her its our your their my
    in on at by for from with of as after before since until during under over through
    about among between despite according because although though while when where if unless
    once whether and but or so yet nor then thus however meanwhile moreover also still
    what who why how which whose
    is are was were has have had does did would could should might
    not no some many all both each every another other others several few such one two
    only even just now today yesterday later earlier
    """
)
"""Words that are capitalised at a sentence's start and hardly ever elsewhere.

After an abbreviation of ``EITHER`` one of these says that a new sentence begins. *Will*, *May*,
*To* and the like are left out, being names.
"""

SPEECH_VERBS = _words(
    """
    said says asked asks told replied shouted cried yelled wondered added answered wrote tweeted
    exclaimed demanded declared continued called whispered quipped joked thought began
    """
)
"""Verbs that carry on after a quoted question or exclamation: *“Why?” Smith asked.*"""
