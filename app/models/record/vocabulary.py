"""The fixed words of a record, stored as English slugs; `app.labels` says them in Dutch."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What it is."""

    INITIATIVE = "initiative"
    NETWORK = "network"
    SOLUTION = "solution"
    ORGANISATION = "organisation"
    PLACE = "place"


class Strength(StrEnum):
    """The six classes of Asset-Based Community Development."""

    GROUPS = "groups"
    ORGANISATIONS = "organisations"
    PLACES = "places"
    ECONOMY = "economy"
    CULTURE = "culture"
    PEOPLE = "people"


class LedBy(StrEnum):
    """Who keeps it going; `ourselves` keeps our own coffee mornings out of a community's strength."""

    RESIDENTS = "residents"
    RESIDENTS_SUPPORTED = "residents_supported"
    ORGANISATION = "organisation"
    OURSELVES = "ourselves"


class KnownFrom(StrEnum):
    """How a colleague knows; an import is no verification at all."""

    SEEN = "seen"
    TOLD = "told"
    READ = "read"
    IMPORT = "import"


class Status(StrEnum):
    """How it stands."""

    IDEA = "idea"
    STARTING = "starting"
    ACTIVE = "active"
    DORMANT = "dormant"
    STOPPED = "stopped"


class StopReason(StrEnum):
    """Why something stopped."""

    LEADER_LEFT = "leader_left"
    NO_PLACE = "no_place"
    NO_MONEY = "no_money"
    TOO_FEW_PEOPLE = "too_few_people"
    GOAL_REACHED = "goal_reached"
    MERGED = "merged"
    OTHER = "other"
    UNKNOWN = "unknown"


class CheckAnswer(StrEnum):
    """What somebody found who looked whether a record still is so."""

    CONFIRMED = "confirmed"
    DIFFERENT = "different"
    RESTING = "resting"
    STOPPED = "stopped"
    NOBODY = "nobody"


class DeletionReason(StrEnum):
    """Why something was deleted for good."""

    ASKED = "asked"
    PRIVATE = "private"
    NONSENSE = "nonsense"
    RETENTION = "retention"


class RemovalReason(StrEnum):
    """Why a record was taken away."""

    DOUBLE = "double"
    MISTAKE = "mistake"
    ASKED = "asked"
    PRIVATE = "private"
    OTHER = "other"


class Precision(StrEnum):
    """How exactly others may see the place, from exact to not at all."""

    EXACT = "exact"
    STREET = "street"
    BUURT = "buurt"
    HIDDEN = "hidden"


class Visibility(StrEnum):
    """Who may see it; also the audience of a published row."""

    TEAM = "team"
    ORGANISATION = "organisation"
    PUBLIC = "public"


class Aware(StrEnum):
    """Whether the group knows that it stands here."""

    UNKNOWN = "unknown"
    NOT_YET = "not_yet"
    YES = "yes"
    PUBLIC = "public"


class Exchange(StrEnum):
    """What can be offered or needed."""

    SPACE = "space"
    HANDS = "hands"
    MONEY = "money"
    KNOWLEDGE = "knowledge"
    REACH = "reach"
    MATERIAL = "material"
    HOSTING = "hosting"


class Openness(StrEnum):
    """Whether somebody can just join."""

    WALK_IN = "walk_in"
    SIGN_UP = "sign_up"
    MEMBERS = "members"


class Cost(StrEnum):
    """What one time costs a visitor, in euros."""

    FREE = "free"
    UP_TO_5 = "up_to_5"
    OVER_5 = "over_5"


class RelationType(StrEnum):
    """How one record is tied to another; read from the first to the second."""

    PART_OF = "part_of"
    WORKS_WITH = "works_with"
    USES_PLACE = "uses_place"
    SUPPORTS = "supports"
    GREW_FROM = "grew_from"


class Channel(StrEnum):
    """By what means a contact is reached."""

    PHONE = "phone"
    EMAIL = "email"
    WEBSITE = "website"
    VISIT = "visit"
    OTHER = "other"
