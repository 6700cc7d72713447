"""A photo is decoded and written anew: only the picture stays, upright, and what is no photo is refused."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from app.exceptions import Invalid
from app.services.training.yielding import picturing
from app.services.training.yielding.picturing import clean_photo

ORIENTATION, CAMERA, GPS = 0x0112, 0x0110, 0x8825


def picture(width=40, height=20, *, kind="JPEG", mode="RGB", **options) -> bytes:
    target = io.BytesIO()
    image = Image.new(mode, (width, height), "white")
    image.paste("red", (0, 0, width // 2, height))
    image.save(target, kind, **options)
    return target.getvalue()


def opened(photo) -> Image.Image:
    return Image.open(io.BytesIO(photo.content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_becomes_a_jpeg_of_the_same_picture(kind):
    photo = clean_photo(picture(kind=kind))
    made = opened(photo)

    assert (made.format, made.size) == ("JPEG", (40, 20))
    assert (photo.width, photo.height) == made.size
    red, _green, blue = made.getpixel((5, 10))
    assert red > 200 > 80 > blue


def test_where_when_and_with_what_it_was_made_is_gone():
    exif = Image.Exif()
    exif[CAMERA] = "kanarie 3000"
    exif.get_ifd(GPS)[2] = (53.0, 13.0, 7.0)
    sent = picture(exif=exif, icc_profile=b"kanarie" * 20, comment=b"kanarie")
    assert b"kanarie" in sent
    photo = clean_photo(sent + b"<script>kanarie</script>")

    assert b"kanarie" not in photo.content
    assert not opened(photo).getexif()
    assert set(opened(photo).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive",
                                       "progression"}  # fmt: skip


def test_a_telephone_that_was_held_sideways_gives_a_picture_that_stands_upright():
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    made = opened(clean_photo(picture(exif=exif)))

    assert made.size == (20, 40)
    assert made.getpixel((10, 5))[2] < 80 < 200 < made.getpixel((10, 35))[2], "red is above now"


def test_a_large_one_is_made_smaller_and_what_is_clear_becomes_white():
    made = opened(clean_photo(picture(4000, 1000)))
    assert made.size == (1600, 400)
    target = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(target, "PNG")
    assert opened(clean_photo(target.getvalue())).getpixel((5, 5)) == (255, 255, 255)


def huge_png(side: int) -> bytes:
    """A PNG of a few bytes that says it has so many pixels."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"", picturing.NOTHING),
        (b"x" * (picturing.MOST_BYTES + 1), picturing.TOO_HEAVY),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", picturing.UNKNOWN),
        (b"<html><script>alert(1)</script></html>", picturing.UNKNOWN),
        (b"\xff\xd8\xff\xe0 <script>alert(1)</script>", picturing.UNKNOWN),
        (b"GIF89a" + b"\0" * 50, picturing.UNKNOWN),
        (b"%PDF-1.7", picturing.UNKNOWN),
        (b"PK\x03\x04" + b"\0" * 50, picturing.UNKNOWN),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", picturing.UNKNOWN),
        (picture(900, 900)[:900], picturing.BROKEN),
        (picture(900, 900, kind="PNG")[:400], picturing.BROKEN),
        (huge_png(6_000), picturing.TOO_LARGE),
        (huge_png(12_000), picturing.TOO_LARGE),
        (huge_png(60_000), picturing.TOO_LARGE),
    ],
)  # fmt: skip
def test_what_is_no_photo_or_too_much_is_refused_with_what_to_do(sent, said):
    with pytest.raises(Invalid) as refused:
        clean_photo(sent)
    assert refused.value.errors == {"photo": said}
