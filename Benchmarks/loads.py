"""The requests of the benchmark `bench`, and the answers that they must get."""

import json

SERVERS = ["bare-nio", "hummingbird", "litestar", "starling"]
FRAMEWORKS = ["hummingbird", "litestar", "starling"]


def person(number):
    return {
        "id": number,
        "name": f"Person {number}",
        "email": f"p{number}@example.com",
        "tags": ["a", "b", "c"],
    }


class Load:
    """One request, and the answer it must get (text as is, JSON by value: key order is free).

    `bound` is what Starling may cost of Litestar."""

    def __init__(self, title, path, answer, servers, method="GET", body=None, bound=None):
        self.title, self.path, self.answer, self.servers = title, path, answer, servers
        self.method, self.body, self.bound = method, body, bound

    def fault(self, status, media_type, body):
        """What is wrong with an answer, or None."""
        if status != 200 and not (self.method == "POST" and status == 201):
            return f"status {status}: {body[:300]!r}"
        expected = "text/plain" if isinstance(self.answer, str) else "application/json"
        if (media_type or "").split(";")[0].strip() != expected:
            return f"content-type {media_type!r} instead of {expected}"
        if isinstance(self.answer, str):
            right = body == self.answer.encode()
        else:
            try:
                right = json.loads(body) == self.answer
            except ValueError:
                right = False
        return None if right else f"wrong body: {body[:300]!r}"


def nested(kind):
    """What three nested dependencies make."""
    return [f"{kind}_dependency_{number}" for number in ("one", "two", "three")]


DEPENDENCIES = ["litestar", "starling"]
LOADS = {
    "hello": Load("hello, 13 B of text", "/", "Hello, World!", SERVERS),
    "users": Load("path + query → JSON", "/users/42?page=2", {"id": 42, "page": 2}, FRAMEWORKS),
    "people": Load("50 objects → JSON", "/people", [person(n) for n in range(1, 51)], FRAMEWORKS),
    "post": Load(
        "POST one object → JSON",
        "/people",
        person(7),
        FRAMEWORKS,
        method="POST",
        body=json.dumps(person(7), separators=(",", ":")),
    ),
    "sync-dependencies": Load(
        "three nested sync dependencies", "/sync-dependencies", nested("sync"), DEPENDENCIES, bound=0.25
    ),
    "async-dependencies": Load(
        "three nested async dependencies", "/async-dependencies", nested("async"), DEPENDENCIES, bound=0.25
    ),
    "mixed-dependencies": Load(
        "both, and one of both",
        "/mixed-dependencies",
        [nested("sync"), nested("async")],
        DEPENDENCIES,
        bound=0.25,
    ),
}

# One handler below application, router and controller, and what stands on these layers. Paths of one length.
LAYERS = {
    "plain": Load("the handler alone", "/plain/api/books/hello", "Hello, World!", ["hummingbird", "starling"]),
    "layer": Load("four empty middleware", "/layer/api/books/hello", "Hello, World!", ["hummingbird", "starling"]),
    "guard": Load("four empty middleware, four guards", "/guard/api/books/hello", "Hello, World!", ["starling"]),
}
# What Starling may cost over `plain`, in µs.
LAYER_BOUNDS = {"layer": 0.3, "guard": 0.6}
