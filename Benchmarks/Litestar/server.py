"""The benchmark's routes in Litestar, served by one uvicorn process: `server.py --port N`."""

import argparse
import asyncio

import msgspec
import uvicorn
from bodies import bodies
from litestar import Litestar, MediaType, get, post
from litestar.di import Provide


class Person(msgspec.Struct):
    id: int
    name: str
    email: str
    tags: list[str]


class Page(msgspec.Struct):
    id: int
    page: int


everyone = [Person(number, f"Person {number}", f"p{number}@example.com", ["a", "b", "c"]) for number in range(1, 51)]


@get("/", media_type=MediaType.TEXT)
async def hello() -> str:
    return "Hello, World!"


@get("/users/{id:int}")
async def user(id: int, page: int) -> Page:
    return Page(id, page)


@get("/people")
async def people() -> list[Person]:
    return everyone


@post("/people")
async def create(data: Person) -> Person:
    return data


# Three nested dependencies, as in Litestar's own benchmark: the second is made of the first, the third of the second,
# and the handler takes all. Nothing is cached, and synchronous ones run on the event loop, which costs least.


def sync_one() -> str:
    return "sync_dependency_one"


def sync_two(injected_sync_one: str) -> list[str]:
    return [injected_sync_one, "sync_dependency_two"]


def sync_three(injected_sync_two: list[str]) -> list[str]:
    return [*injected_sync_two, "sync_dependency_three"]


async def async_one() -> str:
    await asyncio.sleep(0)
    return "async_dependency_one"


async def async_two(injected_async_one: str) -> list[str]:
    await asyncio.sleep(0)
    return [injected_async_one, "async_dependency_two"]


async def async_three(injected_async_two: list[str]) -> list[str]:
    await asyncio.sleep(0)
    return [*injected_async_two, "async_dependency_three"]


async def mixed(injected_sync_three: list[str], injected_async_three: list[str]) -> tuple[list[str], list[str]]:
    return injected_sync_three, injected_async_three


synchronous = {
    "injected_sync_one": Provide(sync_one, use_cache=False, sync_to_thread=False),
    "injected_sync_two": Provide(sync_two, use_cache=False, sync_to_thread=False),
    "injected_sync_three": Provide(sync_three, use_cache=False, sync_to_thread=False),
}
asynchronous = {
    "injected_async_one": Provide(async_one, use_cache=False),
    "injected_async_two": Provide(async_two, use_cache=False),
    "injected_async_three": Provide(async_three, use_cache=False),
}
both = {**synchronous, **asynchronous, "injected_mixed": Provide(mixed, use_cache=False)}


@get("/sync-dependencies", dependencies=synchronous)
async def sync_dependencies(
    injected_sync_one: str, injected_sync_two: list[str], injected_sync_three: list[str]
) -> list[str]:
    return injected_sync_three


@get("/async-dependencies", dependencies=asynchronous)
async def async_dependencies(
    injected_async_one: str, injected_async_two: list[str], injected_async_three: list[str]
) -> list[str]:
    return injected_async_three


@get("/mixed-dependencies", dependencies=both)
async def mixed_dependencies(
    injected_sync_one: str,
    injected_sync_two: list[str],
    injected_sync_three: list[str],
    injected_async_one: str,
    injected_async_two: list[str],
    injected_async_three: list[str],
    injected_mixed: tuple[list[str], list[str]],
) -> tuple[list[str], list[str]]:
    return injected_mixed


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    # One event loop, and errors only in the log, as the other servers here.
    uvicorn.run(
        Litestar(
            [hello, user, people, create, sync_dependencies, async_dependencies, mixed_dependencies, *bodies]
        ),
        host="127.0.0.1",
        port=parser.parse_args().port,
        loop="uvloop",
        http="httptools",
        workers=1,
        log_level="error",
        access_log=False,
    )
