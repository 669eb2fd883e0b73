"""Tests of the harness: `python3 -B -m unittest discover -s benchmarks`. Needs no corpus."""

import random
import sys
import tempfile
import tomllib
import unittest
from pathlib import Path
from runpy import run_path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from bench import gates, generate, measure, report  # noqa: E402
from bench.results import Results  # noqa: E402


def row(by_median: float, by_minimum: float, **more: bool) -> gates.Row:
    return gates.Row(gates.TREE, "go", by_median, by_minimum, "", "", **more)


class VerdictTests(unittest.TestCase):
    def test_a_gate_is_reached_by_medians_and_minima(self) -> None:
        self.assertEqual(row(0.40, 0.39).verdict, "aim")
        self.assertEqual(row(0.41, 0.39).verdict, "ship")
        self.assertEqual(row(0.61, 0.59).verdict, "unclear")
        self.assertEqual(row(0.61, 0.61).verdict, "MISSED")

    def test_a_busy_machine_proves_no_miss(self) -> None:
        self.assertEqual(row(0.9, 0.9, is_disturbed=True).verdict, "unclear")
        self.assertEqual(row(0.9, 0.9, is_binding=False).verdict, "info")


class MeasureTests(unittest.TestCase):
    def test_the_peak_of_a_child_is_not_that_of_its_parent(self) -> None:
        ballast = bytearray(64_000_000)
        [once] = measure.run(["/bin/true"])
        self.assertLess(once.peak, 8_000_000)
        self.assertEqual(len(ballast), 64_000_000)

    def test_a_status_that_is_no_result_is_a_fault(self) -> None:
        self.assertEqual(measure.run(["sh", "-c", "exit 3"])[0].status, 3)
        for command in (["sh", "-c", "exit 2"], ["sh", "-c", "kill -9 $$"], ["/no/such/program"]):
            with self.assertRaises(measure.BenchmarkFault):
                measure.run(command)

    def test_a_run_ends_at_its_limit(self) -> None:
        with self.assertRaisesRegex(measure.BenchmarkFault, "not done"):
            measure.run(["sleep", "30"], timeout=0.2)

    def test_all_programs_take_turns(self) -> None:
        order: list[str] = []
        commands = {"a": ["/bin/true"], "b": ["/bin/true"]}
        series = measure.interleave(commands, rounds=3, after_each=order.append)
        self.assertEqual(order, ["a", "b", "b", "a", "a", "b"])
        self.assertEqual([len(one.runs) for one in series.values()], [3, 3])


class GeneratorTests(unittest.TestCase):
    def test_a_cut_is_made_of_whole_lines(self) -> None:
        self.assertEqual(generate.cut(b"one\ntwo\nthree\n", 5, 6), b"two\n")
        self.assertEqual(generate.cut(b"a long line", 3, 4), b"a lo")

    def test_one_seed_gives_one_rule_file(self) -> None:
        script = run_path(str(Path(__file__).parent / "synthetic-rules.py"), run_name="synthetic_rules")
        made = [list(script["rules"](900, "1")) for _ in range(2)]
        self.assertEqual(*made)
        self.assertEqual(len({rule.regex for rule in made[0]}), 900)
        parsed = tomllib.loads("\n".join(script["entry"](rule, number) for number, rule in enumerate(made[0])))
        self.assertEqual([rule["regex"] for rule in parsed["rules"]], [rule.regex for rule in made[0]])

    def test_numbers_stay_below_their_limit(self) -> None:
        randomness = random.Random("limit")
        self.assertEqual({generate.below(randomness, 3) for _ in range(100)}, {0, 1, 2})


class ReportTests(unittest.TestCase):
    def test_only_the_measured_section_is_replaced(self) -> None:
        results = Results({"cores": 2, "cpu": "c", "kernel": "k", "system": "s"}, ["rg 1"], rounds=1)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "README.md")
            file.write_text(f"above\n{report.BEGIN}\nold\n{report.END}\nbelow\n")
            for _ in range(2):
                report.write_section(file, results)
                text = file.read_text()
                self.assertTrue(text.startswith("above\n") and text.endswith("\nbelow\n") and "old" not in text)


if __name__ == "__main__":
    unittest.main()
