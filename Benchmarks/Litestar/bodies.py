"""The benchmark's routes about bodies and header fields."""

import os
from typing import Annotated

import msgspec
from litestar import MediaType, Request, get, post
from litestar.datastructures import Cookie, ResponseHeader, UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import File

FOLDER = os.environ.get("BENCH_FILES", ".")


def text_handler(size):
    text = "".join(chr(ord("a") + index % 26) for index in range(size))

    @get(f"/text/{size}", media_type=MediaType.TEXT)
    async def handler() -> str:
        return text

    return handler


def file_handler(size):
    @get(f"/files/{size}", media_type="application/octet-stream")
    async def handler() -> File:
        return File(path=f"{FOLDER}/{size}", filename="response_file", media_type="application/octet-stream")

    return handler


class FlatProfile(msgspec.Struct):
    id: str = msgspec.field(name="_id")
    index: int
    guid: str
    isActive: bool
    balance: str
    picture: str
    age: int
    eyeColor: str
    name: str
    gender: str
    company: str
    email: str
    phone: str
    address: str
    about: str
    registered: str
    latitude: float
    longitude: float
    greeting: str
    favoriteFruit: str


class Profile(FlatProfile):
    tags: list[str]
    friends: list[str]


class ProfileSummary(msgspec.Struct):
    name: str
    age: int
    tags: int


class Received(msgspec.Struct):
    bytes: int


@post("/form")
async def form(data: Annotated[Profile, Body(media_type=RequestEncodingType.URL_ENCODED)]) -> ProfileSummary:
    return ProfileSummary(data.name, data.age, len(data.tags))


@post("/form-flat")
async def flat_form(data: Annotated[FlatProfile, Body(media_type=RequestEncodingType.URL_ENCODED)]) -> ProfileSummary:
    return ProfileSummary(data.name, data.age, 0)


@post("/multipart")
async def multipart(data: Annotated[Profile, Body(media_type=RequestEncodingType.MULTI_PART)]) -> ProfileSummary:
    return ProfileSummary(data.name, data.age, len(data.tags))


@post("/upload")
async def upload(body: bytes) -> Received:
    return Received(len(body))


@post("/upload-stream")
async def upload_stream(request: Request) -> Received:
    count = 0
    async for chunk in request.stream():
        count += len(chunk)
    return Received(count)


@post("/upload-file")
async def upload_file(data: Annotated[UploadFile, Body(media_type=RequestEncodingType.MULTI_PART)]) -> Received:
    return Received(len(await data.read()))


@get(
    "/headers",
    status_code=204,
    media_type=MediaType.TEXT,
    response_headers=[ResponseHeader(name=f"header-{number}", value="value") for number in range(10)],
)
async def headers() -> None:
    pass


@get(
    "/cookies",
    status_code=204,
    media_type=MediaType.TEXT,
    response_cookies=[Cookie(key=f"cookie_{number}", value="value") for number in range(10)],
)
async def cookies() -> None:
    pass


SIZES = (100, 1_000, 10_000, 100_000, 1_000_000)
bodies = [
    *(text_handler(size) for size in SIZES),
    *(file_handler(size) for size in SIZES),
    form,
    flat_form,
    multipart,
    upload,
    upload_stream,
    upload_file,
    headers,
    cookies,
]
