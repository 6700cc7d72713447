"""A photo as it was sent made into one that may be kept: decoded, turned upright, and written anew.

Nothing of the file itself is kept: no EXIF (place, moment, camera), no thumbnail, no colour profile, nothing
behind the picture. What can't be decoded as what it says it is, is refused with a sentence.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from app.exceptions import Invalid

MOST_BYTES = 12 * 2**20
MOST_PIXELS = 25_000_000
"""What a PNG or WebP of this size takes while it is decoded is a hundred megabytes."""
MOST_PIXELS_OF_JPEG = 110_000_000
"""A JPEG is decoded at a fraction of its size, so that a large one of a telephone passes."""
LONGEST_SIDE = 1600
QUALITY = 82
READ = ("JPEG", "PNG", "WEBP")
NOTHING = "Kies een foto."
UNKNOWN = "Dit is geen foto die we kunnen lezen. Kies een foto van het soort JPEG, PNG of WebP."
TOO_HEAVY = f"Deze foto is te groot. Kies er een van hoogstens {MOST_BYTES // 2**20} MB."
TOO_LARGE = "Deze foto heeft te veel beeldpunten. Maak haar kleiner, of kies een andere."
BROKEN = "Deze foto is beschadigd. Kies een andere, of maak haar opnieuw."


@dataclass(frozen=True, slots=True)
class Photo:
    """A JPEG with its size in pixels; the longest side is at most 1600."""

    content: bytes
    width: int
    height: int


def clean_photo(sent: bytes) -> Photo:
    """The picture alone, upright. Raises Invalid ("photo") with a sentence that says what to do."""
    if not sent:
        raise Invalid({"photo": NOTHING})
    if len(sent) > MOST_BYTES:
        raise Invalid({"photo": TOO_HEAVY})
    with _opened(sent) as image:
        most = MOST_PIXELS_OF_JPEG if image.format == "JPEG" else MOST_PIXELS
        if image.width * image.height > most:
            raise Invalid({"photo": TOO_LARGE})
        try:
            return _written(image)
        except (OSError, SyntaxError, ValueError, MemoryError) as error:
            raise Invalid({"photo": BROKEN}) from error


def _opened(sent: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(sent), formats=READ)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Invalid({"photo": TOO_LARGE}) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Invalid({"photo": UNKNOWN}) from error


def _written(image: Image.Image) -> Photo:
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    ground = Image.new("RGB", upright.size, "white")
    with_alpha = upright.convert("RGBA")
    ground.paste(with_alpha, mask=with_alpha.getchannel("A"))
    target = io.BytesIO()
    ground.save(target, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return Photo(content=target.getvalue(), width=ground.width, height=ground.height)
