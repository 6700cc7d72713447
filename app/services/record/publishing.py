"""Write the published rows of records: what each audience may see, in one set-based statement.

Runs in the transaction that changed the record, for one record or for a hundred thousand. The
rules themselves stand in `app.policy`.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text

from app.database import database
from app.policy import AUDIENCE_RULE, PRECISION_RULE
from app.queries.record.search.words import tails
from app.queries.stamps import ASSETS
from app.services.stamps import bump

FORGET = text(
    "delete from published where cast(:ids as bigint[]) is null or asset_id = any(cast(:ids as bigint[]))"
)

FEW = 50
JOIN_ROW_BY_ROW = text("select set_config('enable_nestloop', :allowed, true)")
"""PostgreSQL plans by what it counted last: a table that was empty then would be joined row
by row, for minutes."""
COUNT_ANEW = text("analyze assets (id, location, meets_at_id), asset_places (asset_id), published (asset_id)")
"""Nothing else knows of what a transaction wrote itself: without it twenty thousand records take minutes."""

# A record is held as its foreign key does later: what somebody deletes for good meanwhile is waited for and
# left out, and nobody's save fails for it.
# What `search_words` gives of a text, by way of its different words as written: most come back in many
# records, and to make a word plain and to look for the last part of a compound is dear. Of two last parts
# that fit it is the shorter, as there.
PUBLISH = text(
    f"""
    with chosen as (
        select * from assets
        where removed_at is null and (cast(:ids as bigint[]) is null or id = any(cast(:ids as bigint[])))
        for key share
    ),
    places as materialized (
        select * from asset_places
        where cast(:ids as bigint[]) is null or asset_id = any(cast(:ids as bigint[]))
    ),
    hosts as materialized (
        select id, visibility from assets
        where id = any(array(select meets_at_id from chosen where meets_at_id is not null))
            and removed_at is null and not sensitive
    ),
    current_areas as (
        select area.id, area.level, area.parent_id from areas area
            join vintages v on v.id = area.vintage_id and v.is_current
    ),
    serving as materialized (
        select * from asset_service_areas
        where cast(:ids as bigint[]) is null or asset_id = any(cast(:ids as bigint[]))
    ),
    service as (
        select s.asset_id, c.id as area_id, c.level from serving s
            join chosen on chosen.id = s.asset_id join current_areas c on c.id = s.area_id
        union
        select s.asset_id, c.id, c.level from serving s
            join chosen on chosen.id = s.asset_id
            join area_links l on l.from_id = s.area_id and l.share >= 0.5
            join current_areas c on c.id = l.to_id
    ),
    ancestors as materialized (
        select c.id as area_id, array_remove(array[c.id, c.parent_id, wijk.parent_id], null) as area_ids
        from current_areas c left join areas wijk on wijk.id = c.parent_id
    ),
    served as (
        select service.asset_id, array_agg(distinct covered) as area_ids,
            case when count(distinct service.area_id) = 1
                then max(service.area_id) filter (where level = 'buurt') end as only_buurt
        from service join ancestors using (area_id) cross join unnest(ancestors.area_ids) as covered
        group by service.asset_id
    ),
    claimed as (
        select c.asset_id, array_agg(distinct c.session_id) as session_ids,
            array_agg(distinct s.module_id) as module_ids
        from claims c join sessions s on s.id = c.session_id
        where c.withdrawn_at is null and c.strength <> 'independent' and c.asset_id in (select id from chosen)
        group by c.asset_id
    ),
    theme_words as materialized (
        select code, search_words(label || ' ' || array_to_string(synonyms, ' '), :tails) as words
        from themes
    ),
    said as materialized (
        select id, true as in_name, word from chosen cross join unnest(string_to_array(name, ' ')) as word
        union all
        select id, false, word
        from chosen cross join unnest(string_to_array(summary, ' ') || tags) as word
    ),
    plain_words as materialized (
        select word, btrim(plain_text(word)) as plain from (select distinct word from said) as written
    ),
    compounds as materialized (
        select distinct on (word) word, tail
        from plain_words join unnest(string_to_array(:tails, '|')) as tail
            on right(plain, 3) = right(tail, 3) and right(plain, length(tail)) = tail
        where length(plain) >= length(tail) + 3 and plain ~ '^[a-z]+$'
        order by word, length(tail)
    ),
    stems as materialized (
        select word, tsvector_to_array(case when plain like '% %' then search_words(plain, :tails)
            else stem_fold(to_tsvector('dutch', plain || coalesce(' ' || tail, ''))) end) as stems
        from plain_words left join compounds using (word)
    ),
    words as materialized (
        select id as asset_id,
            coalesce(array_to_tsvector(array_agg(stem) filter (where in_name)), '') as of_name,
            coalesce(array_to_tsvector(array_agg(stem) filter (where not in_name)), '') as of_text
        from said join stems using (word) cross join unnest(stems) as stem group by id
    ),
    described as materialized (
        select a.id as asset_id, coalesce(of_name, '') as name_search,
            coalesce(of_name || of_text, '') as own_search,
            coalesce((select words from theme_words where code = a.themes[1]), '')
                || coalesce((select words from theme_words where code = a.themes[2]), '')
                || coalesce((select words from theme_words where code = a.themes[3]), '') as theme_search,
            json_build_object(
                'id', a.id, 'name', a.name, 'kind', a.kind, 'strength', a.strength, 'summary', a.summary,
                'themes', a.themes, 'audiences', a.audiences, 'led_by', a.led_by, 'status', a.status,
                'visibility', a.visibility, 'verified_on', a.verified_on, 'due_on', a.due_on,
                'source', s.name, 'attribution', s.attribution, 'url', '/buurtkrachten/' || a.id
            )::text as properties
        from chosen a left join words on words.asset_id = a.id left join sources s on s.id = a.source_id
    ),
    shown as materialized (
        select a.id as asset_id, audience, {PRECISION_RULE} as precision, home.buurt_id as home_id,
            a.location as true_location, p.lon as true_lon, p.lat as true_lat, p.cell_lon, p.cell_lat,
            p.cell_buurt_id
        from chosen a
            left join places p on p.asset_id = a.id
            left join served on served.asset_id = a.id
            cross join lateral (
                select case when a.location is null then served.only_buurt else p.buurt_id end as buurt_id
            ) as home
            cross join unnest(array['team', 'organisation', 'public']) as audience
        where {AUDIENCE_RULE}
    ),
    located as (
        select asset_id, audience, precision,
            case precision when 'exact' then true_location
                when 'street' then point(
                    floor(true_location[0] / 100) * 100 + 50, floor(true_location[1] / 100) * 100 + 50)
                when 'buurt' then b.label_point end as location,
            case precision when 'exact' then true_lon when 'street' then cell_lon
                when 'buurt' then b.label_lon end as lon,
            case precision when 'exact' then true_lat when 'street' then cell_lat
                when 'buurt' then b.label_lat end as lat,
            case precision when 'exact' then home_id when 'buurt' then home_id
                when 'street' then cell_buurt_id end as buurt_id
        from shown left join areas b on b.id = shown.home_id
    )
    insert into published (asset_id, audience, keepers, steward_id, name, name_key, summary, kind,
        strength, led_by, status, visibility, themes, audiences, offers, needs, tags, website, languages,
        openness, cost, step_free, toilet, quiet, capacity, rhythm, pauses, day_parts, status_since,
        no_requests_until, meets_at_id, precision, location, lon, lat,
        buurt_id, area_ids, whole_municipality, place_uncertain, verified_on, due_on, source_id, session_ids,
        module_ids, recorded_at, changed_at, name_search, text_search, own_search, fragment)
    select a.id, l.audience,
        array_remove(array[a.steward_id, a.co_steward_id, a.recorded_team_id], null), a.steward_id,
        a.name, a.name_key, a.summary, a.kind, a.strength, a.led_by, a.status, a.visibility, a.themes,
        a.audiences, a.offers, a.needs, a.tags, a.website, a.languages, a.openness, a.cost, a.step_free,
        a.toilet, a.quiet, a.capacity, a.rhythm, a.pauses, a.day_parts, a.status_since, a.no_requests_until,
        host.id, l.precision, l.location, l.lon, l.lat, l.buurt_id,
        case when served.area_ids is null and not a.whole_municipality
            then coalesce(ancestors.area_ids, '{{}}')
            else array(
                select unnest(ancestors.area_ids) union select unnest(served.area_ids)
                union select id from current_areas where level = 'gemeente' and a.whole_municipality)
        end,
        a.whole_municipality, a.place_uncertain, a.verified_on, a.due_on, a.source_id,
        coalesce(claimed.session_ids, '{{}}'), coalesce(claimed.module_ids, '{{}}'), a.recorded_at, now(),
        d.name_search, d.own_search || d.theme_search, d.own_search,
        '{{"type": "Feature", "id": ' || a.id || ', "geometry": ' || coalesce(
            '{{"type": "Point", "coordinates": [' || l.lon || ', ' || l.lat || ']}}', 'null')
        || ', "properties": ' || left(d.properties, -1) || ', ' || substr(json_build_object(
            'precision', l.precision, 'buurt', buurt.code, 'buurt_name', buurt.name, 'vintage', v.year
        )::text, 2) || '}}'
    from located l
        join chosen a on a.id = l.asset_id
        join described d on d.asset_id = l.asset_id
        left join areas buurt on buurt.id = l.buurt_id
        left join vintages v on v.id = buurt.vintage_id
        left join ancestors on ancestors.area_id = l.buurt_id
        left join served on served.asset_id = a.id
        left join claimed on claimed.asset_id = a.id
        left join hosts host on host.id = a.meets_at_id
            and (host.visibility = 'public' or (host.visibility = 'organisation' and l.audience <> 'public'))
    """
)


def publish(asset_ids: Sequence[int] | None = None) -> None:
    """Rewrite the published rows of these assets, or of all; flushes what the session holds first."""
    write_published(asset_ids)
    bump(ASSETS)


def write_published(asset_ids: Sequence[int] | None = None) -> None:
    """The same without the stamp, on which all who save wait: whoever writes in parts bumps it at the end."""
    database.session.flush()
    ids = {"ids": None if asset_ids is None else list(asset_ids)}
    database.session.execute(FORGET, ids)
    is_many = asset_ids is None or len(asset_ids) > FEW
    if asset_ids is None:
        database.session.execute(COUNT_ANEW)
    if is_many:
        database.session.execute(JOIN_ROW_BY_ROW, {"allowed": "off"})
    database.session.execute(PUBLISH, {**ids, "tails": tails()})
    if is_many:
        database.session.execute(JOIN_ROW_BY_ROW, {"allowed": "on"})
