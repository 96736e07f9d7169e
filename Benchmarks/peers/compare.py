"""Yici and its peers on the same questions: accuracy and time, or (--typo) accuracy with one typo in each question."""

import argparse
import os
import pathlib
import random
import re
import statistics
import subprocess
import tempfile
import time
from functools import partial

import yaml
from pypinyin import lazy_pinyin

from peers import PEERS

ROOT = pathlib.Path(__file__).resolve().parents[2]
YICI = os.environ.get("YICI", ".build/release/yici")
MATCHER_BENCHMARK = os.environ.get("MATCHER_BENCHMARK", ".build/release/matcher-benchmark")
PASSES = 3


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", default=ROOT / "Tests/Questions/test.tsv", type=pathlib.Path)
    parser.add_argument("--typo", action="store_true", help="one homophone typo in each question")
    parser.add_argument("--seed", type=int, default=1, help="of the typos")
    arguments = parser.parse_args()
    questions = read_questions(arguments.file)
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})  # One core, for Yici's processes too.
    peers = [(peer.label, peer(read_terms()).rank) for peer in PEERS]
    print(f"{len(questions)} questions of {arguments.file.name}\n")
    if arguments.typo:
        print_typos(peers, questions, Typist(arguments.seed))
    else:
        print_comparison(peers, questions)


# Input


def read_questions(path):
    """(question, item) for each question that has an item."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line]
    return [(row[0], row[1]) for row in rows if row[1] != "-"]


def read_terms():
    """{item id: [name, alias, …]} of the knowledge base."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    files = sorted(ROOT.glob("KnowledgeBase/items/*/*.yaml"))
    items = [yaml.load(file.read_text("utf-8"), loader) for file in files]
    return {item["id"]: [item["name"], *item.get("aliases", [])] for item in items}


# Measuring


def accuracy(rank, questions):
    """Top-1, top-3 and share without an answer, in percent."""
    ranked = [(rank(question), item) for question, item in questions]
    hits = (
        sum(items[:1] == [item] for items, item in ranked),
        sum(item in items for items, item in ranked),
        sum(not items for items, _ in ranked),
    )
    return [100 * count / len(questions) for count in hits]


def microseconds(rank, questions):
    """Median and mean time of one question."""
    times = []
    for question, _ in questions * PASSES:
        start = time.perf_counter_ns()
        rank(question)
        times.append((time.perf_counter_ns() - start) / 1000)
    return statistics.median(times), statistics.mean(times)


def yici_accuracy(questions):
    output = with_file(questions, lambda path: run(YICI, "evaluate", path))
    return [float(re.search(rf"^{row} +([\d.]+)", output, re.M)[1]) for row in ("top-1", "top-3", "sent away")]


def yici_microseconds(questions):
    output = with_file(questions, lambda path: run(MATCHER_BENCHMARK, "--sizes", "306", "--questions", path))
    _, rate, median = output.splitlines()[2].split()[:3]
    return float(median), 1e6 / float(rate)


def run(*command):
    environment = {"YICI_KNOWLEDGE": str(ROOT), **os.environ}
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout


def with_file(questions, use):
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as file:
        file.writelines(f"{question}\t{item}\n" for question, item in questions)
        file.flush()
        return use(file.name)


# Output


def print_comparison(peers, questions):
    own, own_time = yici_accuracy(questions), yici_microseconds(questions)
    print_row("", "top-1 %", "top-3 %", "no answer %", "median µs", "mean µs", "mean ÷ Yici's", "top-1 − Yici's")
    print_row("---", *["--:"] * 7)

    def row(label, shares, times):
        print_row(
            label, *(f"{share:.1f}" for share in shares), *(f"{time:,.1f}" for time in times),
            f"{times[1] / own_time[1]:,.1f}", f"{shares[0] - own[0]:+.1f}")

    row("Yici", own, own_time)
    for label, rank in peers:
        shares = accuracy(rank, questions)  # This is the warm-up too.
        row(label, shares, microseconds(rank, questions))


def print_typos(peers, questions, typist):
    mistyped = [(typist.mistype(question), item) for question, item in questions]
    same = sum(before == after for before, after in zip(questions, mistyped))
    print(f"{same} of them have no character to mistype and stay as they are\n")
    print_row("", "top-1 %", "with a typo %", "points")
    print_row("---", *["--:"] * 3)
    yici = "Yici", yici_accuracy
    for label, measure in [yici, *((label, partial(accuracy, rank)) for label, rank in peers)]:
        before, after = measure(questions)[0], measure(mistyped)[0]
        print_row(label, f"{before:.1f}", f"{after:.1f}", f"{after - before:+.1f}")


def print_row(*cells):
    print("| " + " | ".join(cells) + " |", flush=True)


class Typist:
    """Replaces one Han character by another common one with the same pinyin, tones aside."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.homophones = {}
        # The 3,755 common characters of GB 2312, level 1.
        for row in range(0xB0, 0xD8):
            for character in bytes(b for cell in range(0xA1, 0xFF) for b in (row, cell)).decode("gb2312", "ignore"):
                self.homophones.setdefault(lazy_pinyin(character)[0], []).append(character)

    def mistype(self, question):
        sounds = lazy_pinyin(question, errors=list)  # One entry a character.
        choices = []
        for place, (character, sound) in enumerate(zip(question, sounds)):
            others = [other for other in self.homophones.get(sound, []) if other != character]
            if "一" <= character <= "鿿" and others:
                choices.append((place, others))
        if not choices:
            return question
        place, others = self.random.choice(choices)
        return question[:place] + self.random.choice(others) + question[place + 1:]


if __name__ == "__main__":
    main()
