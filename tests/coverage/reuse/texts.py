"""Invented reports that the tests of text reuse share."""

WIRE = (
    "The harbour of Port Vela was closed on Monday after a tanker lost 40 tonnes of oil at its"
    " eastern pier, the port authority of Selmark said.\n\n"
    "Divers found a tear two metres long below the waterline of the Korrigan, which had come from"
    " Tarn with a crew of 19.\n\n"
    "“We shall not open the gates before the last barrel is out,” harbour master Ines Dall told"
    " reporters. Booms were laid across the mouth of the river by noon.\n\n"
    "Fishermen had smelled the oil since Saturday night, according to their cooperative, and had"
    " called the coast guard twice without an answer.\n\n"
    "The coast guard said that it was looking into the calls. Its duty officer that night has been"
    " taken off the roster.\n\n"
    "The Korrigan, built in 1987, failed an inspection in Tarn in March and was allowed to sail"
    " after her owners promised repairs.\n\n"
    "A court in Selmark will decide on Thursday whether the ship may be held.\n"
)

INDEPENDENT = (
    "For Old Pelle, who mends nets by the fish market, the day began with a headache. “It stank"
    " like a garage,” he says, and points to the rainbow on the water.\n\n"
    "By then the gates of Port Vela were shut. Forty tonnes of oil had run out of the tanker"
    " Korrigan, and nobody in the town could say for how long it had been running.\n\n"
    "At the town hall the mayor promised money for the smokehouses. Twelve of them live on what"
    " the boats bring in, and none has had a delivery.\n\n"
    "“We shall not open the gates before the last barrel is out,” Ines Dall, the harbour master,"
    " told the reporters who crowded her office.\n\n"
    "Whether the birds on the sandbank will live, the warden does not know. She counted eleven"
    " with black wings, then it grew too dark to count.\n\n"
    "The owners of the ship, a firm with a letter box in Tarn, did not pick up the telephone.\n"
)

ELSEWHERE = (
    "The orchestra of Tarn has a new conductor. Mirela Osk, 44, was chosen by its players in a"
    " secret vote on Friday, the first in the history of the house.\n\n"
    "She begins in September with a programme of works by women who lived in the city. The council"
    " had wanted another candidate and cut the budget last year.\n"
)
