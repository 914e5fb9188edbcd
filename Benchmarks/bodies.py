"""Loads whose bodies, header fields or cookies are what costs, and how their figures are told."""

import statistics
import urllib.parse

from loads import FRAMEWORKS, Load
from servers import FOLDER

SIZES = {100: "100 B", 1_000: "1 KB", 10_000: "10 KB", 100_000: "100 KB", 1_000_000: "1 MB"}
# From here on moving the bytes is most of the work, and what counts is the overhead over that.
LARGE = 100_000
WITH_FLOOR = ["blocking", *FRAMEWORKS]


def text(size):
    return "".join(chr(ord("a") + index % 26) for index in range(size))


def content(size):
    """What a file has."""
    return (bytes(range(256)) * (size // 256 + 1))[:size]


# The form of Litestar's own benchmark, in its order and of its size: 1 KB, with names that come several times.
PROFILE = [
    ("_id", "637ca2c6a8178b1d6aab4140"),
    ("index", "0"),
    ("guid", "92d50031-11ee-4756-af59-cd47a45082e7"),
    ("isActive", "false"),
    ("balance", "$2,627.33"),
    ("picture", "http://placehold.it/32x32"),
    ("age", "36"),
    ("eyeColor", "blue"),
    ("name", "Grace Hopper"),
    ("gender", "female"),
    ("company", "ZENTILITY"),
    ("email", "grace@example.com"),
    ("phone", "+1 (841) 509-2669"),
    ("address", "400 Polar Street, Emory, Palau, 3376"),
    ("about", "A ship in port is safe, but that is not what ships are built for. " * 6),
    ("registered", "2015-12-11T05:34:25 -01:00"),
    ("latitude", "-14.326509"),
    ("longitude", "-32.417451"),
    *[("tags", tag) for tag in ("compilers", "cobol", "univac", "navy", "mark", "debugging", "teaching")],
    *[("friends", friend) for friend in ("{'id': 0, 'name': 'Howard Aiken'}", "{'id': 1, 'name': 'Jean Sammet'}")],
    ("greeting", "Hello, Grace Hopper! You have 4 unread messages."),
    ("favoriteFruit", "banana"),
]
FLAT_PROFILE = [pair for pair in PROFILE if pair[0] not in ("tags", "friends")]
BOUNDARY = "b1f5d0f0e03874e20b4c5bd2851ec499"


def multipart(parts):
    """A multipart form of pairs: of a name, with parameters behind it where there are any, and a content."""
    lines = []
    for name, value in parts:
        lines += [f"--{BOUNDARY}", f"Content-Disposition: form-data; name={name}", "", value]
    return "\r\n".join([*lines, f"--{BOUNDARY}--", ""]).encode()


def posted(title, path, media, body, answer, servers):
    return Load(title, path, answer, servers, method="POST", body=body, media=media)


SUMMARY = {"name": "Grace Hopper", "age": 36, "tags": 7}
FORM = "application/x-www-form-urlencoded"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"

OCTETS = "application/octet-stream"
ONE_MB = {"bytes": 1_000_000}

BODIES = {
    **{f"text-{size}": Load(f"text, {name}", f"/text/{size}", text(size), WITH_FLOOR) for size, name in SIZES.items()},
    **{
        f"file-{size}": Load(f"file, {name}", f"/files/{size}", content(size), ["nginx", *WITH_FLOOR])
        for size, name in SIZES.items()
    },
    # Hummingbird wants lists as `tags[]`, and reads no multipart forms.
    "form": posted(
        "urlencoded form, 1 KB", "/form", FORM, urllib.parse.urlencode(PROFILE), SUMMARY, ["litestar", "starling"]
    ),
    "form-flat": posted(
        "the same without lists", "/form-flat", FORM, urllib.parse.urlencode(FLAT_PROFILE), {**SUMMARY, "tags": 0},
        FRAMEWORKS,
    ),
    "multipart": posted(
        "multipart form, 1 KB of values", "/multipart", MULTIPART,
        multipart((f'"{name}"', value) for name, value in PROFILE), SUMMARY, ["litestar", "starling"],
    ),
    "upload": posted("upload, 1 MB, as one array", "/upload", OCTETS, content(1_000_000), ONE_MB, FRAMEWORKS),
    "upload-stream": posted(
        "upload, 1 MB, piece by piece", "/upload-stream", OCTETS, content(1_000_000), ONE_MB, WITH_FLOOR
    ),
    "upload-file": posted(
        "upload in a multipart form, 1 MB", "/upload-file", MULTIPART,
        multipart([('"file"; filename="upload.txt"\r\nContent-Type: application/octet-stream', text(1_000_000))]),
        ONE_MB, ["litestar", "starling"],
    ),
    "headers": Load(
        "10 response headers", "/headers", None, FRAMEWORKS, fields=[(f"header-{n}", "value") for n in range(10)]
    ),
    "cookies": Load(
        "10 response cookies", "/cookies", None, FRAMEWORKS,
        fields=[("set-cookie", f"cookie_{n}=value") for n in range(10)],
    ),
}
# Of these the overhead counts, and over what.
FLOORS = {
    **{f"{kind}-{size}": f"{kind}-{size}" for kind in ("text", "file") for size in SIZES if size >= LARGE},
    "upload": "upload-stream",
    "upload-stream": "upload-stream",
    "upload-file": "upload-stream",
}
# What Starling may cost.
OF_LITESTAR, OF_HUMMINGBIRD, OF_NGINX, OVERHEAD_OF_LITESTAR = 0.25, 0.6, 1.15, 0.25


def write_files():
    """Writes what the loads ask for as files."""
    for size in SIZES:
        FOLDER.file(f"files/{size}", content(size))


def marked(ratio, bound):
    """A ratio, and whether it is within its bound."""
    return f"{ratio:.2f} ({'≤' if ratio <= bound else '**>**'} {bound})"


def table(keys, names, rounds):
    cost = {pair: statistics.median(done.cost for done in each) for pair, each in rounds.items()}

    def ratio(key, base, bound):
        both = (key, "starling") in cost and (key, base) in cost
        return marked(cost[key, "starling"] / cost[key, base], bound) if both else "–"

    header = ["CPU µs per request", *names, "÷ litestar", "÷ hummingbird", "÷ nginx", "overhead ÷ litestar’s"]
    rows = [header, ["---"] + ["--:"] * (len(header) - 1)]
    for key in keys:
        row = [BODIES[key].title]
        row += [f"{cost[key, name]:.1f}" if (key, name) in cost else "–" for name in names]
        floor = cost.get((FLOORS.get(key), "blocking"))
        if key in FLOORS:
            row += ["–", "–", ratio(key, "nginx", OF_NGINX)]
            whole = floor and (key, "starling") in cost and (key, "litestar") in cost
            over = [cost[key, name] - floor for name in ("starling", "litestar")] if whole else None
            row.append(marked(over[0] / over[1], OVERHEAD_OF_LITESTAR) if over else "–")
        else:
            row += [ratio(key, "litestar", OF_LITESTAR), ratio(key, "hummingbird", OF_HUMMINGBIRD), "–", "–"]
        rows.append(row)
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
