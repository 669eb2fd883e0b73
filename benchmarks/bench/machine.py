"""What the numbers were measured on, and how busy it was with other things."""

import os
import platform
from dataclasses import dataclass
from pathlib import Path


def cpu_model() -> str:
    """Returns the name that the processor gives itself."""
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def memory_bytes() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def describe() -> dict[str, object]:
    """Returns the machine as the result file keeps it."""
    return {
        "cpu": cpu_model(),
        "cores": len(os.sched_getaffinity(0)),
        "memoryBytes": memory_bytes(),
        "kernel": platform.release(),
        "system": platform.freedesktop_os_release().get("PRETTY_NAME", platform.system()),
        "loadAverage": os.getloadavg()[0],
    }


@dataclass(frozen=True)
class Busyness:
    """Processor seconds since the start of the machine: of everybody, and of us."""

    idle: float
    everybody: float
    stolen: float  # by other guests of the host
    ours: float

    @classmethod
    def now(cls) -> "Busyness":
        # Columns of the first line: user nice system idle iowait irq softirq steal.
        columns = [int(word) for word in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
        seconds = [column / os.sysconf("SC_CLK_TCK") for column in columns]
        times = os.times()
        idle = seconds[3] + seconds[4]
        ours = times.user + times.system + times.children_user + times.children_system
        return cls(idle, sum(seconds) - idle - seconds[7], seconds[7], ours)

    def others_since(self, start: "Busyness") -> float:
        """Returns the part of the machine that others had since `start`: 0.5 is one core of two."""
        busy = self.everybody - start.everybody
        stolen = self.stolen - start.stolen
        total = busy + stolen + self.idle - start.idle
        return max(0.0, busy + stolen - (self.ours - start.ours)) / total if total > 0 else 0.0
