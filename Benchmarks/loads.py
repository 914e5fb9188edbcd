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
    but the header fields `fields`. `depth` requests are sent at once.

    `bounds` is what Starling may cost of other servers."""

    def __init__(
        self, title, path, answer, servers, method="GET", body=None, media="application/json", fields=(), bounds=None,
        headers=None, depth=1,
    ):
        self.title, self.path, self.answer, self.servers = title, path, answer, servers
        self.method, self.media, self.fields, self.bounds = method, media, list(fields), bounds or {}
        self.headers, self.depth = headers or {}, depth
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


# What a browser sends with a request, beside `Host`: twelve fields with it.
BROWSER = {
    "Connection": "keep-alive",
    "sec-ch-ua": '"Chromium";v="131", "Not_A Brand";v="24", "Google Chrome";v="131"',
    "sec-ch-ua-mobile": "?0",
    "sec-ch-ua-platform": '"Linux"',
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
    "Sec-Fetch-Site": "none",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Dest": "document",
    "Accept-Encoding": "gzip, deflate, br, zstd",
    "Accept-Language": "en-GB,en;q=0.9",
}
DEPENDENCIES = ["litestar", "starling"]
LOADS = {
    "hello": Load(
        "hello, 13 B of text", "/", "Hello, World!", ["nginx", "bare-nio", *FRAMEWORKS], bounds={"bare-nio": 0.78, "nginx": 1.5}
    ),
    "hello-browser": Load(
        "the same with a browser's 12 fields", "/", "Hello, World!", ["nginx", "bare-nio", *FRAMEWORKS],
        headers=BROWSER, bounds={"bare-nio": 0.70},
    ),
    "hello-pipelined": Load(
        "the same, 16 requests at once", "/", "Hello, World!", ["nginx", "bare-nio", "hummingbird", "starling"],
        depth=16, bounds={"bare-nio": 0.5},
    ),
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
        "three nested sync dependencies", "/sync-dependencies", nested("sync"), DEPENDENCIES, bounds={"litestar": 0.25}
    ),
    "async-dependencies": Load(
        "three nested async dependencies", "/async-dependencies", nested("async"), DEPENDENCIES, bounds={"litestar": 0.25}
    ),
    "mixed-dependencies": Load(
        "both, and one of both",
        "/mixed-dependencies",
        [nested("sync"), nested("async")],
        DEPENDENCIES,
        bounds={"litestar": 0.25},
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
