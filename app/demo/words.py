"""Short names for what stands in every row of the tables of invented things."""

from __future__ import annotations

from typing import Final

from app.models.record import Exchange

MEET: Final = "ontmoeten-en-verbinden"
EAT: Final = "eten-en-koken"
MOVE: Final = "bewegen-en-sport"
MIND: Final = "mentaal-welbevinden"
MEANING: Final = "zingeving-en-levensbeschouwing"
ART: Final = "kunst-cultuur-creatief"
GREEN: Final = "groen-en-duurzaam"
LEARN: Final = "leren-taal-digitaal"
MONEY: Final = "geld-en-rondkomen"
WORK: Final = "werk-en-vrijwilligerswerk"
CARE: Final = "burenhulp-mantelzorg-vervoer"
YOUTH: Final = "opgroeien-jeugd-gezin"
HOME: Final = "wonen-leefbaarheid-veiligheid"
SELF: Final = "zelforganisatie-zeggenschap"

EVERYBODY: Final = "iedereen"
CHILDREN: Final = "kinderen"
TEENS: Final = "jongeren"
PARENTS: Final = "ouders-jonge-kinderen"
SENIORS: Final = "ouderen"
MEN: Final = "mannen"
WOMEN: Final = "vrouwen"
NEWCOMERS: Final = "nieuwkomers"
CARERS: Final = "mantelzorgers"
DISABLED: Final = "mensen-met-beperking"
LITTLE_MONEY: Final = "weinig-geld"
QUIET: Final = "rustzoekers"
STUDENTS: Final = "studenten"
BLOCK: Final = "bewoners-flat"

SPACE: Final = Exchange.SPACE.value
HANDS: Final = Exchange.HANDS.value
FUNDS: Final = Exchange.MONEY.value
KNOWLEDGE: Final = Exchange.KNOWLEDGE.value
REACH: Final = Exchange.REACH.value
MATERIAL: Final = Exchange.MATERIAL.value
HOSTING: Final = Exchange.HOSTING.value
