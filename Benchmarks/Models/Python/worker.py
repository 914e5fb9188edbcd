"""Measures msgspec as the script `models` says: the counterpart of Sources/Worker, command by command."""

import gc
import pathlib
import sys
import time
from itertools import repeat

import msgspec
from cases import CASES


def prepared(folder, case):
    """The work of a case, its argument, and what makes the case's output of the work's result."""
    name, form, action = case.split(".")
    kind, document = CASES[name]
    module = {"json": msgspec.json, "msgpack": msgspec.msgpack}[form]
    encode, decode = module.Encoder().encode, module.Decoder(kind).decode
    data = (folder / f"{document}.{form}").read_bytes()
    if action == "encode":
        return encode, decode(data), lambda made: made
    return decode, data, encode


def run(work, argument, times):
    for _ in repeat(None, times):
        work(argument)


def measure(work, argument, whole):
    batch = 1
    while True:
        start = time.process_time_ns()
        run(work, argument, batch)
        if time.process_time_ns() - start >= whole / 20:
            break
        batch *= 2
    best = None
    begin = start = time.process_time_ns()
    while start - begin < whole:
        run(work, argument, batch)
        end = time.process_time_ns()
        best = min(best or end - start, end - start)
        start = end
    return best, batch


def answer(folder, command, case, *rest):
    work, argument, finish = prepared(folder, case)
    if command == "time":
        nanoseconds, times = measure(work, argument, float(rest[0]) * 1e9)
        return f"{nanoseconds} {times}"
    if command == "output":
        pathlib.Path(rest[0]).write_bytes(finish(work(argument)))
        return "done"
    raise ValueError("no such command")


def main():
    # As `timeit` has it: without the collector, which favours msgspec.
    gc.disable()
    folder = pathlib.Path(sys.argv[1])
    for line in sys.stdin:
        try:
            said = answer(folder, *line.split())
        except Exception as error:
            said = "error " + " ".join(f"{type(error).__name__}: {error}".split())
        print(said, flush=True)


if __name__ == "__main__":
    main()
