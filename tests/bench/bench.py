#!/usr/bin/env python3
"""Measures the program beside its peers and the physical limit, and prints a Markdown table for each place and size.

usage: ./run bench search [OPTION...]     measures search (tests/bench/search.mjs)
       ./run bench duplicates [OPTION...] measures how duplicates are told (tests/bench/duplicates.py, duplicates_quality.py)
       ./run bench frames [OPTION...]     measures what typing into the search keeps from the page (tests/bench/frames.mjs)
       ./run bench edits [OPTION...]      measures how soon the preview shows an edited answer (tests/bench/edits.mjs)
       ./run bench micro [OPTION...]      the micro-benchmarks (Google Benchmark: parser, similarity, index, templates)
       ./run bench [--questions 1000,10000] [--runs 5] [--work FOLDER[,FOLDER]] [--json]

Every bank in two forms: collections (documents of many questions) and files (one file a question). Rounds are
interleaved (ours, hugo, hugo + pagefind, limit, ours, ...), each into a fresh folder; medians are shown, memory as the
peak of the process. Code is not highlighted, as the peers do not; what highlighting costs is a row of its own.

The limit is reading the sources, cmark-gfm over every answer and writing our own tree again, with nothing between
them, on two threads (limit.cpp). Banks, limit and peers come from ../shared/bench if it is there; else the banks are
made here and neither limit nor peers are measured. Hugo is used if it is installed, Pagefind if --npm holds it
(npm install --prefix build/bench-npm pagefind@1.6.0).
"""
import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ.get("QBANK_PROGRAM", os.path.join(REPOSITORY, "build/release/qbank"))
PER_DOCUMENT = 50
SHARED = os.path.join(os.path.dirname(REPOSITORY), "shared")
PEERS = os.path.join(SHARED, "bench")
SITE_SETTINGS = "title: Bank\nhighlight: {}\n"

SUBJECTS = """index lock queue cache thread process socket buffer packet router table view trigger cursor session
transaction replica shard partition broker consumer producer topic offset token signature cipher certificate
container image volume network pod service gateway proxy balancer scheduler allocator collector iterator generator
decorator descriptor metaclass coroutine future promise channel mutex semaphore barrier""".split()
PROPERTIES = """latency throughput consistency durability isolation fairness locality visibility ordering idempotence
memory ownership lifetime encoding precision overflow contention starvation backpressure retention""".split()
VERBS = "limit improve measure guarantee lose hide expose trade".split()


def question(draw):
    a, b = draw.sample(SUBJECTS, 2)
    p, q = draw.sample(PROPERTIES, 2)
    return draw.choice([
        f"How does a {a} {draw.choice(VERBS)} the {p} of a {b}?",
        f"What is the difference between {p} of a {a} and {q} of a {b}?",
        f"When would you choose a {a} over a {b} for {p}?",
        f"Explain {p} in a {a} that feeds a {b} with {q}.",
    ])


def answer(draw):
    sentence = lambda: " ".join(draw.choices(SUBJECTS + PROPERTIES + VERBS, k=draw.randint(8, 18))).capitalize() + "."
    paragraphs = [" ".join(sentence() for _ in range(draw.randint(2, 4))) for _ in range(draw.randint(1, 3))]
    if draw.random() < 0.3:
        name = draw.choice(SUBJECTS)
        paragraphs.append(f"```python\ndef {name}(value):\n    return value[:{draw.randint(1, 99)}]\n```")
    return "\n\n".join(paragraphs)


def make_bank(folder, count, form):
    draw = random.Random(count)
    asked = []
    for start in range(0, count, PER_DOCUMENT):
        subject = SUBJECTS[start // PER_DOCUMENT % len(SUBJECTS)]
        lines = [f"# Questions about {subject}s", ""]
        part = os.path.join(folder, f"part-{start // PER_DOCUMENT // 40:03}" if form == "collections" else subject)
        os.makedirs(part, exist_ok=True)
        for number in range(start, min(start + PER_DOCUMENT, count)):
            again = asked and number % 12 == 0
            wording = draw.choice(asked).rstrip("?.").replace("What is the difference", "Difference") if again else question(draw)
            asked.append(wording)
            if form == "files":
                write(os.path.join(part, f"q{number:07}.md"), f"---\nquestion: \"{wording}\"\n---\n{answer(draw)}\n")
            lines += [f"### {number + 1}. {wording}", "", answer(draw), ""]
        if form == "collections":
            write(os.path.join(part, f"list-{start // PER_DOCUMENT:05}.md"), "\n".join(lines))


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def make_corpus(folder, count, form):
    """Gives the folder of the documents."""
    generator = os.path.join(PEERS, "gen_corpus.py")
    if not os.path.exists(generator):
        make_bank(os.path.join(folder, "src"), count, form)
    else:
        subprocess.run([sys.executable, generator, "--questions", str(count), "--format", form, "--out", folder],
                       stdout=subprocess.DEVNULL, check=True)
    return os.path.join(folder, "src")


def run_once(command, folder=None):
    """One run: wall and processor seconds, peak megabytes, and what it printed."""
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        started = time.perf_counter()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=errors, cwd=folder, text=True)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0), errors.seek(0)
        if child.returncode != 0:
            sys.exit(f"{' '.join(command)} ended with {child.returncode}\n{errors.read()[-2000:]}")
        return {"wall": seconds, "cpu": usage.ru_utime + usage.ru_stime, "mb": usage.ru_maxrss / 1024, "out": output.read()}


def size_of(folder):
    files = [os.path.join(where, name) for where, _, names in os.walk(folder) for name in names]
    return {"files": len(files), "bytes": sum(map(os.path.getsize, files))}


def ours(bank, site):
    return [PROGRAM, "build", bank, "-o", site, "--quiet", "--timings=json"]


def compiled_limit(work):
    """The program that measures the limit, or None."""
    source, program = os.path.join(PEERS, "limit.cpp"), os.path.join(work, "limit")
    if not os.path.exists(source):
        return None
    command = ["g++", "-O2", "-std=c++20", source, "-o", program, "-lcmark-gfm-extensions", "-lcmark-gfm", "-pthread"]
    return program if subprocess.run(command).returncode == 0 else None


def hugo_project(corpus, folder):
    """The same bank as a site of Hugo, or None."""
    if not shutil.which("hugo") or not os.path.exists(os.path.join(PEERS, "peers.py")):
        return None
    sys.path.insert(0, PEERS)
    sys.dont_write_bytecode = True
    import peers
    peers.prepare("hugo", corpus, folder)
    return folder


class Rounds:
    """Contestants in turn, each round into fresh folders; what they wrote is deleted after the last."""
    def __init__(self, work, runs):
        self.work, self.runs, self.measured, self.sizes = work, runs, {}, {}

    def measure(self, contestants):
        for number in range(self.runs):
            for name, make in contestants.items():
                out = os.path.join(self.work, f"out-{len(self.measured)}-{name}-{number}".replace(" ", "-"))
                os.sync()
                self.measured.setdefault(name, []).append(make(out))
                if number == 0 and os.path.isdir(out):
                    self.sizes[name] = size_of(out)
                print(f"  {name}: {self.measured[name][-1]['wall']:.3f} s", file=sys.stderr, flush=True)

    def median(self, name, what="wall"):
        values = [run[what] for run in self.measured.get(name, ())]
        return statistics.median(values) if values else None


def measure_bank(count, form, work, options):
    """Every contestant on one bank in one place."""
    place = tempfile.mkdtemp(prefix=f"qbank-bench-{count}-", dir=work)
    try:
        return measure_in(place, count, form, options)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def measure_in(place, count, form, options):
    corpus = os.path.join(place, "corpus")
    source = make_corpus(corpus, count, form)
    project = hugo_project(corpus, os.path.join(place, "hugo")) if form == "files" and not options.alone else None
    bright = os.path.join(place, "bright")
    shutil.copytree(source, bright)
    write(os.path.join(source, "bank.yml"), SITE_SETTINGS.format("false"))
    write(os.path.join(bright, "bank.yml"), SITE_SETTINGS.format("true"))
    pagefind = os.path.join(options.npm, "node_modules/@pagefind/linux-x64/bin/pagefind_extended")
    limit = None if options.alone else compiled_limit(place)
    first = []

    def build(bank):
        def run(out):
            first.append(out)
            return run_once(ours(bank, out))
        return run

    def limits(out):
        parts = [("read", source), ("cmark", source), ("write", first[0], out)]
        told = [json.loads(run_once([limit, *part, "2"])["out"]) for part in parts]
        return {"wall": sum(t["wall"] for t in told), "cpu": sum(t["cpu"] for t in told), "mb": 0}

    def hugo_pagefind(out):
        one = run_once(["hugo", "--quiet", "-d", out], project)
        two = run_once([pagefind, "--site", out], project)
        return {"wall": one["wall"] + two["wall"], "cpu": one["cpu"] + two["cpu"], "mb": max(one["mb"], two["mb"])}

    contestants = {"ours": build(source)}
    if limit:
        contestants["limit"] = limits
    if project:
        contestants["hugo"] = lambda out: run_once(["hugo", "--quiet", "-d", out], project)
        if os.path.exists(pagefind):
            contestants["hugo + pagefind"] = hugo_pagefind
    contestants["ours, highlighted"] = build(bright)
    contestants["ours, no change"] = lambda out: run_once(ours(source, first[0]))
    rounds = Rounds(place, options.runs)
    rounds.measure(contestants)
    return rounds


def stage_rows(rounds):
    stages = {}
    for run in rounds.measured["ours"]:
        for stage in json.loads(run["out"])["stages"]:
            stages.setdefault(stage["name"], []).append(stage)
    middle = lambda values: statistics.median(values)
    return [(name, middle([s["wall_s"] for s in all]), middle([s["processor_s"] for s in all]),
             max(s["peak_bytes"] for s in all) / 1e6) for name, all in stages.items()]


def ratio(value, of):
    return f"{value / of:.2f}" if value and of else "–"


def print_bank(count, form, work, rounds):
    base = rounds.median("ours")
    print(f"\n### {count:,} questions, {form}, in {work}\n")
    print("| | wall s | least | CPU s | peak MB | files | MB | ours / it |\n|---|---:|---:|---:|---:|---:|---:|---:|")
    for name, runs in rounds.measured.items():
        size = rounds.sizes.get(name)
        print(f"| {name} | {rounds.median(name):.3f} | {min(r['wall'] for r in runs):.3f} | {rounds.median(name, 'cpu'):.2f} | "
              f"{max(r['mb'] for r in runs):.0f} | {size['files'] if size else ''} | {size['bytes'] / 1e6 if size else 0:.1f} | "
              f"{ratio(base, rounds.median(name))} |")
    print("\n| stage | wall s | CPU s | peak MB |\n|---|---:|---:|---:|")
    for name, wall, cpu, peak in stage_rows(rounds):
        print(f"| {name} | {wall:.3f} | {cpu:.3f} | {peak:.0f} |")
    sys.stdout.flush()


def print_start(work, options):
    """A bank of the size of a seed document against a generator's empty page: what starting costs."""
    place = tempfile.mkdtemp(prefix="qbank-bench-start-", dir=work)
    try:
        seeds = os.path.join(SHARED, "seeds")
        bank = os.path.join(place, "bank")
        if os.path.isdir(seeds):
            os.makedirs(bank)
            for name in sorted(os.listdir(seeds)):
                if name.endswith(".txt"):
                    shutil.copy(os.path.join(seeds, name), bank)
        else:
            make_bank(bank, 500, "collections")
        contestants = {"ours": lambda out: run_once(ours(bank, out))}
        if shutil.which("hugo") and not options.alone:
            project = os.path.join(place, "hugo")
            write(os.path.join(project, "config.toml"), 'title = "Empty"\ndisableKinds = ["taxonomy","term","RSS","sitemap","404"]\n')
            write(os.path.join(project, "content/_index.md"), "---\ntitle: Empty\n---\n")
            write(os.path.join(project, "layouts/index.html"), "<!doctype html><title>{{ .Title }}</title>")
            contestants["hugo"] = lambda out: run_once(["hugo", "--quiet", "-d", out], project)
        rounds = Rounds(place, max(options.runs, 5))
        rounds.measure(contestants)
        print(f"\n### {len(os.listdir(bank))} seed documents against one empty page, in {work}\n")
        print("| | wall s | least | CPU s | peak MB |\n|---|---:|---:|---:|---:|")
        for name, runs in rounds.measured.items():
            print(f"| {name} | {rounds.median(name):.3f} | {min(r['wall'] for r in runs):.3f} | {rounds.median(name, 'cpu'):.3f} | "
                  f"{max(r['mb'] for r in runs):.0f} |")
        return rounds
    finally:
        shutil.rmtree(place, ignore_errors=True)


def measure_search(options):
    """Indexing alone is measured by a program of its own, bench_search."""
    return subprocess.call(["node", os.path.join(REPOSITORY, "tests/bench/search.mjs"), *options]) if built("bench_search") else 1


def measure_frames(options):
    return subprocess.call(["node", os.path.join(REPOSITORY, "tests/bench/frames.mjs"), *options])


def measure_edits(options):
    """One row for edits of a bank at rest, one for edits while the whole site is built beside."""
    arguments = argparse.ArgumentParser(prog="./run bench edits")
    arguments.add_argument("--questions", default="10000,100000", help="sizes of the banks, separated by commas")
    arguments.add_argument("--forms", default="files,collections")
    arguments.add_argument("--edits", default="25")
    arguments.add_argument("--seconds", default="60", help="for the edits of a bank at rest")
    arguments.add_argument("--work", help="folder for the banks (default: /dev/shm if there is one)")
    options = arguments.parse_args(options)
    work = options.work or ("/dev/shm" if os.path.isdir("/dev/shm") else os.path.join(REPOSITORY, "build/bench-work"))
    os.makedirs(work, exist_ok=True)
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the beginning, in {work}", flush=True)
    failed = 0
    for count in (int(size) for size in options.questions.split(",")):
        for form in options.forms.split(","):
            with tempfile.TemporaryDirectory(prefix=f"qbank-edits-{count}-", dir=work) as place:
                source = make_corpus(place, count, form)
                write(os.path.join(source, "bank.yml"), SITE_SETTINGS.format("true"))
                failed |= subprocess.call(["node", os.path.join(REPOSITORY, "tests/bench/edits.mjs"), "--bank", source, "--title", form,
                                           "--edits", options.edits, "--seconds", options.seconds])
    return failed


def measure_parts(options):
    return subprocess.call([os.path.join(REPOSITORY, "build/bench/tests/bench/bench_micro"), *options]) if built("bench_micro") else 1


def built(target):
    build = os.path.join(REPOSITORY, "build/bench")
    subprocess.run(["cmake", "--preset", "release", "-B", build, "-DQBANK_BENCH=ON"], cwd=REPOSITORY, stdout=sys.stderr, check=True)
    subprocess.run(["cmake", "--build", build, "--target", target], cwd=REPOSITORY, stdout=sys.stderr, check=True)
    return True


def main():
    if sys.argv[1:2] == ["search"]:
        sys.exit(measure_search(sys.argv[2:]))
    if sys.argv[1:2] == ["duplicates"]:
        sys.exit(measure_duplicates(sys.argv[2:]))
    if sys.argv[1:2] == ["frames"]:
        sys.exit(measure_frames(sys.argv[2:]))
    if sys.argv[1:2] == ["edits"]:
        sys.exit(measure_edits(sys.argv[2:]))
    if sys.argv[1:2] == ["micro"]:
        sys.exit(measure_parts(sys.argv[2:]))
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--questions", default="1000,10000", help="sizes of the banks, separated by commas")
    arguments.add_argument("--forms", default="files,collections")
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--work", help="folders for banks and sites (default: build/bench-work and, if there is one, /dev/shm)")
    arguments.add_argument("--npm", default=os.path.join(REPOSITORY, "build/bench-npm"), help="folder with Pagefind's node_modules")
    arguments.add_argument("--alone", action="store_true", help="measure neither limit nor peers")
    arguments.add_argument("--json", metavar="FILE", help="every run as JSON, too")
    options = arguments.parse_args()

    places = options.work.split(",") if options.work else [os.path.join(REPOSITORY, "build/bench-work")]
    if not options.work and os.path.isdir("/dev/shm"):
        places.append("/dev/shm")
    everything = []
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the beginning, medians of {options.runs}")
    for work in places:
        os.makedirs(work, exist_ok=True)
        everything.append({"place": work, "start": print_start(work, options).measured})
        for count in (int(size) for size in options.questions.split(",") if size):
            for form in options.forms.split(","):
                rounds = measure_bank(count, form, work, options)
                print_bank(count, form, work, rounds)
                everything.append({"place": work, "questions": count, "form": form, "measured": rounds.measured, "sizes": rounds.sizes})
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump(everything, file, indent=1)


if __name__ == "__main__":
    main()
