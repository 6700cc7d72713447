"""The finder answers real questions better than a theme with a distance, and than a search for the words."""

from __future__ import annotations

from tests.quality import measuring as m


def test_all(viewer):
    import os

    asked = m.questions()
    tuned = [q for q in asked if not q.kept_apart]
    kept = [q for q in asked if q.kept_apart]
    for name, group in (("tuned", tuned), ("kept", kept)) if os.environ.get("KEPT") else (("tuned", tuned),):
        for finder in (m.ours, m.without_exchange, m.by_theme_and_distance, m.by_text):
            print(name, finder.__name__, m.measured(group, finder, viewer))
    for q in tuned:
        place = m.place_of(q, m.ours, viewer)
        if place != 1:
            import dataclasses

            from app.queries.partners.finder import answer, understood

            un = understood(q.text, viewer)
            w = {
                k: x
                for k, x in dataclasses.asdict(un.wanted).items()
                if x not in ((), None, False) and k != "door"
            }
            print("\n", place, q.text, "->", set(q.right), "\n    ", w, un.unknown, un.mended)
            a = answer(un.wanted, viewer)
            for h in a.hits[:10]:
                if h in a.hits[:3] or h.name in q.right:
                    print(
                        "      ",
                        h.score,
                        h.name,
                        "|",
                        h.buurt_name,
                        h.reasons,
                        h.missing,
                        [
                            f"{f.name[:3]}{getattr(h.parts, f.name):g}"
                            for f in dataclasses.fields(h.parts)
                            if getattr(h.parts, f.name)
                        ],
                    )
