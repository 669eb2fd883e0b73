"""The numbers that picket has to reach, and the judgement of a measurement against them."""

from dataclasses import asdict, dataclass

MEGABYTE = 1_000_000
BUSY = 0.05  # of the machine, had by other programs: above it the wall times deserve distrust
LARGEST_MEAN_OF_TREE_GATE = 20_000  # bytes: in larger files the scan outweighs the walk, which this gate is about


@dataclass(frozen=True)
class Gate:
    """A promise about speed or size; smaller is better in all of them."""

    name: str
    ship: float
    aim: float
    unit: str  # of the measured value: "x" is a ratio to the floor


TREE = Gate("tree / cat", 0.60, 0.40, "x")
RIPGREP = Gate("tree / rg", 1.6, 1.0, "x")
ONE_FILE = Gate("one file / cat", 2.5, 1.8, "x")
INSTRUCTIONS = Gate("instructions per byte", 6, 3, "Ir/B")
START = Gate("start", 1.6, 1.1, "ms")
MEMORY = Gate("peak memory", 16, 8, "MB")


@dataclass(frozen=True)
class Row:
    """One gate on one corpus."""

    gate: Gate
    corpus: str
    by_median: float
    by_minimum: float
    picket: str  # what was measured, for people
    floor: str
    is_binding: bool = True  # else the row informs, and fails nothing
    is_disturbed: bool = False  # measured in wall time on a busy machine

    @property
    def verdict(self) -> str:
        """Judges by the medians *and* by the minima.

        Noise only ever slows a run down. Where the two disagree, or where other
        programs had a part of the machine, a miss proves nothing: picket uses
        all cores and `cat` one, so picket loses more to them.
        """
        if not self.is_binding:
            return "info"
        values = (self.by_median, self.by_minimum)
        if all(value <= self.gate.aim for value in values):
            return "aim"
        if all(value <= self.gate.ship for value in values):
            return "ship"
        is_doubtful = self.is_disturbed or any(value <= self.gate.ship for value in values)
        return "unclear" if is_doubtful else "MISSED"

    def summary(self) -> dict[str, object]:
        """Returns what the result file keeps."""
        return {**asdict(self), "verdict": self.verdict}
