"""The requests of the benchmark `bench`, and the answers that they must get."""

import json

SERVERS = ["blocking", "nginx", "bare-nio", "hummingbird", "litestar", "starling"]
FRAMEWORKS = ["hummingbird", "litestar", "starling"]


def person(number):
    return {
        "id": number,
        "name": f"Person {number}",
        "email": f"p{number}@example.com",
        "tags": ["a", "b", "c"],
    }


class Load:
    """One request, and the answer it must get: text and bytes as they are, JSON by value (key order is free), or none
    but the header fields `fields`.

    `bound` is what Starling may cost of Litestar."""

    def __init__(
        self, title, path, answer, servers, method="GET", body=None, media="application/json", fields=(), bound=None
    ):
        self.title, self.path, self.answer, self.servers = title, path, answer, servers
        self.method, self.media, self.fields, self.bound = method, media, list(fields), bound
        self.body = body.encode() if isinstance(body, str) else body

    def fault(self, status, fields, body):
        """What is wrong with an answer, or None. The fields are pairs, their names in lower case."""
        if self.answer is None:
            missing = [field for field in self.fields if not any(self.has(field, given) for given in fields)]
            return f"status {status} without {missing}" if status != 204 or missing else None
        if status != 200 and not (self.method == "POST" and status == 201):
            return f"status {status}: {body[:300]!r}"
        media_type = dict(fields).get("content-type", "")
        kinds = {str: "text/plain", bytes: "application/octet-stream"}
        expected = kinds.get(type(self.answer), "application/json")
        if media_type.split(";")[0].strip() != expected:
            return f"content-type {media_type!r} instead of {expected}"
        if isinstance(self.answer, (str, bytes)):
            right = body == (self.answer.encode() if isinstance(self.answer, str) else self.answer)
        else:
            try:
                right = json.loads(body) == self.answer
            except ValueError:
                right = False
        return None if right else f"wrong body: {body[:300]!r}"

    @staticmethod
    def has(field, given):
        """A cookie may have attributes behind what is expected."""
        return field[0] == given[0] and given[1].split(";")[0] == field[1]


def nested(kind):
    """What three nested dependencies make."""
    return [f"{kind}_dependency_{number}" for number in ("one", "two", "three")]


DEPENDENCIES = ["litestar", "starling"]
LOADS = {
    "hello": Load("hello, 13 B of text", "/", "Hello, World!", ["bare-nio", *FRAMEWORKS]),
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
