"""The language of a text, told offline."""

import pytest

from whence.document.language import identify, require_english
from whence.errors import WhenceError

ENGLISH = (
    "The harbour master said that the ship had left before the storm, and that nobody on the "
    "quay had seen who was at the wheel when it passed the light."
)
OTHERS = {
    "fr": "Le capitaine du port a déclaré que le navire avait quitté le quai avant la tempête, et "
    "que personne n'avait vu qui tenait la barre au passage du phare.",
    "de": "Der Hafenmeister sagte, das Schiff habe den Kai vor dem Sturm verlassen, und niemand "
    "habe gesehen, wer beim Leuchtturm am Steuer stand.",
    "nl": "De havenmeester zei dat het schip de kade voor de storm had verlaten en dat niemand "
    "had gezien wie er aan het roer stond toen het de vuurtoren passeerde.",
    "ru": "Капитан порта сообщил, что судно покинуло причал до шторма и никто не видел, кто "
    "стоял у штурвала.",
    "es": "El capitán del puerto dijo que el barco había dejado el muelle antes de la tormenta y "
    "que nadie había visto quién llevaba el timón al pasar el faro.",
    "id": "Kepala pelabuhan mengatakan bahwa kapal itu meninggalkan dermaga sebelum badai dan "
    "tidak ada yang melihat siapa yang memegang kemudi ketika melewati mercusuar.",
}


def test_english_is_told() -> None:
    assert identify(ENGLISH) == "en"
    assert require_english(ENGLISH) == "en"


def test_english_with_its_articles_lost_is_still_english() -> None:
    mangled = (
        "Harbour master stated ship departed ahead of storm. No person on quay noticed anyone at "
        "wheel during passage of lighthouse, official added, calling reports of collision false."
    )
    assert require_english(mangled) == "en"


def test_english_that_quotes_another_language_is_english() -> None:
    assert identify(f"{ENGLISH} “{OTHERS['fr']}” he added. {ENGLISH}") == "en"


@pytest.mark.parametrize("code", OTHERS)
def test_another_language_is_refused_by_name(code: str) -> None:
    assert identify(OTHERS[code]) == code
    with pytest.raises(WhenceError, match=rf"\({code}\); whence reads English only") as raised:
        require_english(OTHERS[code])
    assert raised.value.code == "language"


@pytest.mark.parametrize("text", ["", "OK", "12:30", "Vesk Aldar Port Vela", "???"])
def test_too_little_to_tell_is_unknown_and_not_refused(text: str) -> None:
    assert require_english(text) is None


def test_a_short_text_in_another_script_is_refused_all_the_same() -> None:
    with pytest.raises(WhenceError, match="Russian"):
        require_english("Судно покинуло порт")
