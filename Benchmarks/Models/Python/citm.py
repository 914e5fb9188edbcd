"""The catalogue of performances in `citm_catalog.json`, field by field."""

import msgspec


class Event(msgspec.Struct, rename="camel", kw_only=True):
    description: str | None = None
    id: int
    logo: str | None = None
    name: str
    sub_topic_ids: list[int]
    subject_code: str | None = None
    subtitle: str | None = None
    topic_ids: list[int]


class Price(msgspec.Struct, rename="camel"):
    amount: int
    audience_sub_category_id: int
    seat_category_id: int


class Area(msgspec.Struct, rename="camel"):
    area_id: int
    block_ids: list[int]


class SeatCategory(msgspec.Struct, rename="camel"):
    areas: list[Area]
    seat_category_id: int


class Performance(msgspec.Struct, rename="camel", kw_only=True):
    event_id: int
    id: int
    logo: str | None = None
    name: str | None = None
    prices: list[Price]
    seat_categories: list[SeatCategory]
    seat_map_image: str | None = None
    start: int
    venue_code: str


class Catalog(msgspec.Struct, rename="camel"):
    area_names: dict[str, str]
    audience_sub_category_names: dict[str, str]
    block_names: dict[str, str]
    events: dict[str, Event]
    performances: list[Performance]
    seat_category_names: dict[str, str]
    sub_topic_names: dict[str, str]
    subject_names: dict[str, str]
    topic_names: dict[str, str]
    topic_sub_topics: dict[str, list[int]]
    venue_names: dict[str, str]
