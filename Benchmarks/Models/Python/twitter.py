"""The search result in `twitter.json`, field by field."""

import msgspec


class Metadata(msgspec.Struct):
    result_type: str
    iso_language_code: str


class Link(msgspec.Struct):
    url: str
    expanded_url: str
    display_url: str
    indices: list[int]


class Links(msgspec.Struct):
    urls: list[Link]


class UserEntities(msgspec.Struct, kw_only=True):
    url: Links | None = None
    description: Links


class User(msgspec.Struct, kw_only=True):
    id: int
    id_str: str
    name: str
    screen_name: str
    location: str
    description: str
    url: str | None = None
    entities: UserEntities
    protected: bool
    followers_count: int
    friends_count: int
    listed_count: int
    created_at: str
    favourites_count: int
    utc_offset: int | None = None
    time_zone: str | None = None
    geo_enabled: bool
    verified: bool
    statuses_count: int
    lang: str
    contributors_enabled: bool
    is_translator: bool
    is_translation_enabled: bool
    profile_background_color: str
    profile_background_image_url: str
    profile_background_image_url_https: str
    profile_background_tile: bool
    profile_image_url: str
    profile_image_url_https: str
    profile_banner_url: str | None = None
    profile_link_color: str
    profile_sidebar_border_color: str
    profile_sidebar_fill_color: str
    profile_text_color: str
    profile_use_background_image: bool
    default_profile: bool
    default_profile_image: bool
    following: bool
    follow_request_sent: bool
    notifications: bool


class Hashtag(msgspec.Struct):
    text: str
    indices: list[int]


class Mention(msgspec.Struct):
    screen_name: str
    name: str
    id: int
    id_str: str
    indices: list[int]


class Size(msgspec.Struct):
    w: int
    h: int
    resize: str


class Sizes(msgspec.Struct):
    medium: Size
    small: Size
    thumb: Size
    large: Size


class Media(msgspec.Struct, kw_only=True):
    id: int
    id_str: str
    indices: list[int]
    media_url: str
    media_url_https: str
    url: str
    display_url: str
    expanded_url: str
    type: str
    sizes: Sizes
    source_status_id: int | None = None
    source_status_id_str: str | None = None


class Entities(msgspec.Struct, kw_only=True):
    hashtags: list[Hashtag]
    symbols: list[Hashtag]
    urls: list[Link]
    user_mentions: list[Mention]
    media: list[Media] | None = None


class RetweetedStatus(msgspec.Struct, kw_only=True):
    metadata: Metadata
    created_at: str
    id: int
    id_str: str
    text: str
    source: str
    truncated: bool
    in_reply_to_status_id: int | None = None
    in_reply_to_status_id_str: str | None = None
    in_reply_to_user_id: int | None = None
    in_reply_to_user_id_str: str | None = None
    in_reply_to_screen_name: str | None = None
    user: User
    geo: str | None = None
    coordinates: str | None = None
    place: str | None = None
    contributors: str | None = None
    retweet_count: int
    favorite_count: int
    entities: Entities
    favorited: bool
    retweeted: bool
    possibly_sensitive: bool | None = None
    lang: str


class Status(msgspec.Struct, kw_only=True):
    metadata: Metadata
    created_at: str
    id: int
    id_str: str
    text: str
    source: str
    truncated: bool
    in_reply_to_status_id: int | None = None
    in_reply_to_status_id_str: str | None = None
    in_reply_to_user_id: int | None = None
    in_reply_to_user_id_str: str | None = None
    in_reply_to_screen_name: str | None = None
    user: User
    geo: str | None = None
    coordinates: str | None = None
    place: str | None = None
    contributors: str | None = None
    retweeted_status: RetweetedStatus | None = None
    retweet_count: int
    favorite_count: int
    entities: Entities
    favorited: bool
    retweeted: bool
    possibly_sensitive: bool | None = None
    lang: str


class SearchMetadata(msgspec.Struct):
    completed_in: float
    max_id: int
    max_id_str: str
    next_results: str
    query: str
    refresh_url: str
    count: int
    since_id: int
    since_id_str: str


class Timeline(msgspec.Struct):
    statuses: list[Status]
    search_metadata: SearchMetadata
