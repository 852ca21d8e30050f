"""Whether *he* or *she* can stand for somebody, as far as titles, kinship and given names tell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from whence.reading.model.given_names import MEN, SURE, WOMEN, given_name, leaning

Gender = Literal["he", "she"]

PRONOUNS: Final[dict[str, Gender]] = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
}  # fmt: skip
_MEN_NAMES: Final = frozenset(
    "aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alejandro alexander"
    " alfred ali allan allen alexei andre andreas andrei andrew angus anthony antonio arnold"
    " arthur barack barry bashar ben benjamin bernard bernie bill billy bob bobby boris brad"
    " bradley brandon brendan brent brett brian bruce bryan carl carlos charles charlie chester"
    " chris christian christopher chuck clarence clark claude clay colin corey craig curtis dan"
    " daniel darrell dave david dean dennis derek derrick diego dick dmitri dmitry don donald"
    " doug douglas duncan dwight earl ed eddie edgar edmund eduardo edward edwin elliot emmanuel"
    " enrique eric erik ernest eugene evan felix fernando francis francisco francois frank"
    " franklin fred frederick gary gavin gene geoffrey george gerald gerard gerhard gilbert"
    " glenn gordon graham greg gregory guy hal hans harold harry harvey hasan hassan heinz"
    " helmut henri henry herbert herman howard hugh hugo hussein ian ibrahim igor isaac ivan"
    " jack jacob jacques jake james jared jason javier jay jeff jeffrey jeremy jerome jerry"
    " jesse jim jimmy joachim joaquin joe joel john johnny jon jonathan jorge jose josef joseph"
    " josh joshua juan julian julio justin karl keith ken kenneth kevin khalid kurt kyle lance"
    " larry lars lawrence lee leo leon leonard leonid lester lloyd louis lucas luigi luis luke"
    " mahmoud malcolm manuel marc marco marcus mario mark marshall martin marvin matt matthew"
    " maurice max mehmet michael mickey miguel mike mikhail mitch mitt mohamed mohammad mohammed"
    " morris muhammad mustafa nathan neil newt nicholas nicolas nigel nikolai noah norman oleg"
    " oliver omar oscar otto owen pablo patrick paul pavel pedro perry pete peter phil philip"
    " philippe phillip pierre rafael ralph ramon rand randall randy raul ray raymond recep"
    " reggie reince ricardo richard rick ricky rob robert roberto rodrigo roger roland ron"
    " ronald ross roy rudolph rudy rupert russell rusty ryan sam samuel saul scott sean"
    " sebastian sergei sergey seth shawn shinzo silvio simon spencer stan stanley stefan stephen"
    " steve steven stewart stuart ted terence terrence theodore thomas tim timothy toby todd tom"
    " tommy tony travis trevor tyler vernon victor viktor vincent vitaly vladimir volodymyr wade"
    " walter warren wayne wilbur will william willie wolfgang xavier yusuf zachary".split()
)
_WOMEN_NAMES: Final = frozenset(
    "abigail adriana agnes alexandra alexis alice alicia alison allison amanda amber amy ana"
    " angela angelina anita ann anna anne annette annie aparna ashley audrey barbara beatrice"
    " becky bernadette beth betsy betty beverly bonnie brenda bridget brittany carla carly"
    " carmen carol caroline carolyn catherine cathy celia charlotte chelsea cheryl christina"
    " christine cindy claire clara claudia colleen connie constance courtney crystal cynthia"
    " daisy danielle dawn debbie deborah debra denise diana diane dolores donna doris dorothy"
    " edith eileen elaine eleanor elena elise elizabeth ella ellen emily emma erica erika erin"
    " esther ethel eva evelyn fatima felicia fiona florence frances gabrielle gail georgia"
    " geraldine gina gladys gloria grace greta gretchen gwen hannah harriet heather heidi helen"
    " helena hillary huma ida ingrid irene irina isabel isabella ivanka jacqueline jane janet"
    " janice jasmine jeanne jenna jennifer jenny jessica jill joan joanna joanne josephine joy"
    " joyce judith judy julia julie june karen karin karla kate katherine kathleen kathryn kathy"
    " katie katrina kayla kellyanne kimberly kristen kristin kristina laura lauren leila lena"
    " lillian linda lisa liz lois lorena loretta lorraine louise lucia lucy lydia lynn madeleine"
    " maggie marcia margaret maria marianne marie marilyn marina marissa marjorie martha mary"
    " maureen megan melania melanie melinda melissa mercedes michelle mildred miriam molly"
    " monica nadia nancy naomi natalia natalie natasha nicole nina nora norma olga olivia pamela"
    " patricia patty paula pauline peggy penelope phyllis priscilla rachel rebecca regina renee"
    " rita roberta rosa rose rosemary ruth sabrina sally samantha sandra sara sarah sharon"
    " sheila shelly shirley sonia sophia sophie stacey stacy stella stephanie susan suzanne"
    " svetlana sylvia tamara tammy tanya tara tatiana teresa theresa tiffany tina tracy ursula"
    " valerie vanessa vera veronica victoria viola virginia vivian wanda wendy yolanda yvette"
    " yvonne zoe".split()
)


def gender_of(words: Iterable[str]) -> Gender | None:
    """What the words of a phrase tell (*Mrs. Brill*, *the spokesman*), if they tell one thing."""
    plain = {word.casefold().strip(".,") for word in words}
    man, woman = not MEN.isdisjoint(plain), not WOMEN.isdisjoint(plain)
    return None if man == woman else "he" if man else "she"


def gender_of_name(key: tuple[str, ...]) -> Gender | None:
    """What the given name of a full name tells, if it is one of the commonest."""
    if len(key) < 2:
        return None
    return "he" if key[0] in _MEN_NAMES else "she" if key[0] in _WOMEN_NAMES else None


def likely_gender(key: tuple[str, ...]) -> Gender | None:
    """What the given name of a full name tells, or else its letters."""
    known = gender_of_name(key)
    given = given_name(key)
    if known is not None or given is None:
        return known
    lean = leaning(given)
    return "he" if lean > SURE else "she" if lean < -SURE else None
