"""What a process has in memory."""

import pathlib

from common import Failure


class Memory:
    """What a process has in memory, in MiB."""

    def __init__(self, process):
        self.path = pathlib.Path(f"/proc/{process.pid}")

    def field(self, name):
        for line in (self.path / "status").read_text().splitlines():
            if line.startswith(name + ":"):
                return int(line.split()[1]) / 1024
        raise Failure(f"/proc tells no {name}")

    def now(self):
        return self.field("VmRSS")

    def peak(self):
        return self.field("VmHWM")

    def forget_peak(self):
        (self.path / "clear_refs").write_text("5")
