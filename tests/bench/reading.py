#!/usr/bin/env python3
"""Measures the reading of documents: MB/s of user CPU and peak memory over documents of 1, 10 and 100 MB.

usage: tests/bench/reading.py [--program build/release/tests/bench/bench_reading] [--sizes 1,10,100] [--runs 3]
                              [--work FOLDER] [--check]

The program is built with -DQBANK_BENCH=ON (target bench_reading). The documents are made here, the same for everyone.
With --check the exit status is 1 if the rates differ by more than 20 % or memory passes ten times the document.
"""
import argparse
import json
import os
import random
import subprocess
import sys
import tempfile

WORDS = """a queue holds work until somebody has time for it and a broker keeps what was sent while the reader sleeps
so nothing is lost when the power fails unless the disk was full before""".split()


def words(draw, count):
    return " ".join(draw.choice(WORDS) for _ in range(count))


def heading(draw, i):
    text = f"### {i}. What is {words(draw, 4)}?\n\n"
    for _ in range(draw.randint(1, 4)):
        text += words(draw, draw.randint(10, 60)) + ".\n"
    if i % 3 == 0:
        text += f"\n- {words(draw, 8)}\n- **{words(draw, 2)}** {words(draw, 6)}\n- `{words(draw, 1)}` {words(draw, 9)}\n"
    if i % 4 == 0:
        text += "\n```js\n" + "\n".join("  " + words(draw, 6) + ";" for _ in range(6)) + "\n```\n"
    return text + "\n**[⬆ Back to Top](#contents)**\n\n"


def write(path, megabytes):
    draw = random.Random(7)
    size = 0
    with open(path, "w", encoding="utf-8") as out:
        out.write("# Queues\n\n")
        i = 1
        while size < megabytes * 1e6:
            text = heading(draw, i)
            out.write(text)
            size += len(text.encode())
            i += 1


def measure(program, folder, runs):
    found = [json.loads(subprocess.run([program, folder], check=True, capture_output=True).stdout) for _ in range(runs)]
    return min(found, key=lambda f: f["parse"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="build/release/tests/bench/bench_reading")
    parser.add_argument("--sizes", default="1,10,100")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--work", default=None)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    rates, ratios = [], []
    print(f"{'MB':>5} {'questions':>9} {'load MB/s':>9} {'parse MB/s':>10} {'memory':>7}")
    for size in [float(s) for s in options.sizes.split(",")]:
        with tempfile.TemporaryDirectory(dir=options.work) as folder:
            write(os.path.join(folder, "document.md"), size)
            found = measure(options.program, folder, options.runs)
        megabytes = found["bytes"] / 1e6
        rates.append(megabytes / max(found["parse"], 1e-6))
        ratios.append(found["peak_kilobytes"] * 1024 / found["bytes"])
        print(f"{megabytes:5.0f} {found['questions']:9} {megabytes / max(found['load'], 1e-6):9.0f} {rates[-1]:10.0f} {ratios[-1]:6.1f}x")
    if options.check and (max(rates) > 1.2 * min(rates) or ratios[-1] > 10):
        sys.exit("reading is not linear, or takes too much memory")


if __name__ == "__main__":
    main()
