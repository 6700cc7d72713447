"""Who works here: teams, their buurten, users, memberships, and sign-in."""

from app.models.people.api_token import ApiToken
from app.models.people.calendar_link import CalendarLink
from app.models.people.installation import Installation
from app.models.people.own_text import OwnText
from app.models.people.saved_filter import SavedFilter
from app.models.people.setting import Setting
from app.models.people.team import Membership, Team, TeamBuurt
from app.models.people.user import Role, SignInAttempt, TrustedDevice, User

__all__ = [
    "ApiToken",
    "CalendarLink",
    "Installation",
    "Membership",
    "OwnText",
    "Role",
    "SavedFilter",
    "Setting",
    "SignInAttempt",
    "Team",
    "TeamBuurt",
    "TrustedDevice",
    "User",
]
