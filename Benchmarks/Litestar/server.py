"""The benchmark's routes in Litestar, served by one uvicorn process: `server.py --port N`."""

import argparse

import msgspec
import uvicorn
from litestar import Litestar, MediaType, get, post


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


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    # One event loop, and errors only in the log, as the other servers here.
    uvicorn.run(
        Litestar([hello, user, people, create]),
        host="127.0.0.1",
        port=parser.parse_args().port,
        loop="uvloop",
        http="httptools",
        workers=1,
        log_level="error",
        access_log=False,
    )
