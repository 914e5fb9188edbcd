"""What the two benchmarks, `bench` and `models`, share."""

import argparse
import os
import pathlib
import platform
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


class Failure(Exception):
    """Something that ends the run with a message and a non-zero exit."""


def say(message):
    print(message, file=sys.stderr, flush=True)


def names(known):
    """An argument that chooses among known names, in the order of those."""

    def parse(text):
        chosen = [name.strip() for name in text.split(",") if name.strip()]
        unknown = [name for name in chosen if name not in known]
        if unknown or not chosen:
            raise argparse.ArgumentTypeError(f"unknown: {', '.join(unknown)}; known: {', '.join(known)}")
        return [name for name in known if name in chosen]

    return parse


def positive(text):
    """An argument that is a whole number from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("must be a whole number from 1")
    return int(text)


def pinned(core, *command):
    """A command that runs on one core. setpriv and taskset replace themselves by it, so the process's id is the
    command's; it dies with this script even where that is killed outright."""
    return ["setpriv", "--pdeathsig", "KILL", "taskset", "-c", str(core), *map(str, command)]


def output_of(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, cwd=HERE).stdout.strip()
    except OSError:
        return ""


def cpu_model():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        key, _, value = line.partition(":")
        if key.strip() in ("model name", "Hardware"):
            return value.strip()
    return platform.machine()


def commit():
    name = output_of("git", "rev-parse", "--verify", "--quiet", "--short", "HEAD")
    if not name:
        return "none"
    return f"`{name}`" + (" with local changes" if output_of("git", "status", "--porcelain") else "")


def swift_version():
    return output_of("swift", "--version").split("\n")[0]


def busy_ticks():
    """Busy time of the whole machine so far, in clock ticks: user, nice, system, irq, softirq, and steal
    (what a hypervisor gave to other machines)."""
    fields = [int(field) for field in pathlib.Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]]
    return fields[0] + fields[1] + fields[2] + fields[5] + fields[6] + fields[7]


def python_with(folder):
    """A Python that has what `folder/requirements.txt` asks for: a virtual environment beside that file, made on first
    use and made anew when the file or the interpreter changes."""
    requirements = folder / "requirements.txt"
    place = folder / ".build-python"
    python = place / "bin" / "python"
    stamp = place / "made-from"
    wanted = f"{sys.version}\n{requirements.read_text()}"
    if python.exists() and stamp.exists() and stamp.read_text() == wanted:
        return python
    say(f"making {place.relative_to(HERE.parent)} from {requirements.relative_to(HERE.parent)}")
    steps = [
        [sys.executable, "-m", "venv", "--clear", place],
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", requirements],
    ]
    for step in steps:
        if subprocess.run(list(map(str, step)), stdout=sys.stderr).returncode != 0:
            raise Failure(f"no Python with {requirements.relative_to(HERE.parent)}: see above")
    stamp.write_text(wanted)
    return python


def cores():
    """The cores this process may run on."""
    return sorted(os.sched_getaffinity(0))
