"""What layers cost, end to end: paired rounds with and without them against the same process."""

import math
import statistics

from common import say
from loads import LAYER_BOUNDS, LAYERS
from servers import Round, Server

# Middleware on the application's layer concerns all of an application. So Starling has a server of its own for these
# loads, which serves three applications; in Hummingbird it concerns only what is added to the router after it.
PROGRAMS = {"hummingbird": "hummingbird", "starling": "starling-layers"}
# Short, so that what drifts has no time to drift between the two of a pair.
SECONDS = 1


def measure(names, pairs, server_core, wrk_core):
    """Rounds by (load, server), in the order in which they were paired."""
    rounds = {}
    servers = []
    try:
        for name in names:
            servers.append(Server(name, server_core, PROGRAMS[name]))
        for server in servers:
            server.wait_for_port()
        order = [(key, server) for server in servers for key in LAYERS if server.name in LAYERS[key].servers]
        for key, server in order:
            server.verify(LAYERS[key])
        say("layers: every answer is right; warming up")
        for key, server in order:
            Round(server, LAYERS[key], wrk_core, SECONDS)
        for number in range(pairs):
            for key, server in order if number % 2 == 0 else reversed(order):
                done = Round(server, LAYERS[key], wrk_core, SECONDS)
                rounds.setdefault((key, server.name), []).append(done)
                say(f"layers {number + 1}/{pairs}  {key:7} {server.name:12}{done}")
        for key, server in order:
            server.verify(LAYERS[key])
    finally:
        for server in servers:
            server.stop()
    return rounds


def interval(values):
    """Where the true median lies, with a probability of about 95 %: between the two values so far from the ends that a
    coin would not show so few heads. With fewer than six values, all of them."""
    ordered = sorted(values)
    rank = max(0, math.floor((len(ordered) - 1) / 2 - 0.98 * math.sqrt(len(ordered))))
    return ordered[rank], ordered[-1 - rank]


def signed(number):
    return f"{number:+.2f}".replace("-", "−")


def table(names, rounds):
    header = ["CPU µs per request, end to end"] + names + ["bound for starling"]
    rows = [header, ["---"] + ["--:"] * (len(header) - 1)]
    for key, load in LAYERS.items():
        row = [load.title]
        for name in names:
            if (key, name) not in rounds:
                row.append("–")
                continue
            costs = [done.cost for done in rounds[key, name]]
            if key == "plain":
                row.append(f"{statistics.median(costs):.2f}")
                continue
            over = [cost - base.cost for cost, base in zip(costs, rounds["plain", name])]
            low, high = interval(over)
            row.append(f"**{signed(statistics.median(over))}** ({signed(low)} … {signed(high)})")
        row.append(f"+{LAYER_BOUNDS[key]}" if key in LAYER_BOUNDS else "")
        rows.append(row)
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
