"""Checks all code blocks of all answers; what stands behind a fence says how."""
import collections
import concurrent.futures
import os

import databases
import exercises
import languages
import runners

# What may stand behind a fence. Every SQL block names SQLite (`run`) or its engine.
MARKS = {
    "python", "python run", "python run django", "text", "text output", "diff",
    "sql run", "sql mysql", "sql postgresql",
    *languages.PARSERS,
}
HOW = {
    "python": "parsed", "python run": "executed", "python run django": "executed with Django",
    "text output": "compared with what is printed", "text": "shown", "diff": "shown", "bash": "parsed by bash -n",
    "sql run": "executed on SQLite", "sql mysql": "parsed by MariaDB", "sql postgresql": "parsed by pglast",
}


class CodeCheck:
    """add() answers, then finish(); what needs other processes is done then, side by side."""

    def __init__(self, folder=exercises.FOLDER):
        self.folder = folder
        self.counts = collections.Counter()
        self.exercised = set()  # {"topic/question.py"} that are of use
        self.skipped = []  # sentences
        self._work = []  # functions without arguments
        self._django = []  # (job, answer, blocks, report)

    def add(self, topic, question, answer, report):
        """report(line, message) is called for what is wrong, now or in finish()."""
        plain = [block for block in answer.blocks if block.marked == "python run"]
        django = [block for block in answer.blocks if block.marked == "python run django"]
        before, after = exercises.of_python(topic, question, self.folder)
        if plain or django:
            self.exercised.add(f"{topic}/{question}.py")
        for block in answer.blocks:
            self._add_block(topic, question, answer, block, report)
        if django:
            job = {"id": f"{topic}/{question}", "before": before, "blocks": [b.code for b in django], "after": after}
            self._django.append((job, answer, django, report))
            before = after = ""
        if plain and (before or after):
            # Blocks of one answer share a namespace only if there is an exercise for them.
            self._work.append(lambda: self._run_together(answer, plain, before, after, report))
        else:
            self._work += [lambda block=block: self._run(answer, block, report) for block in plain]

    def _add_block(self, topic, question, answer, block, report):
        if not block.language:
            report(block.line, "code block without a language")
            return
        self.counts[block.marked] += 1
        if block.marked not in MARKS:
            hint = ": `sql run` for SQLite, `sql mysql` or `sql postgresql`" if block.language == "sql" else ""
            report(block.line, f"`{block.marked}` is not a mark of a code block{hint}")
            return
        if block.marked == "text output":
            place = answer.blocks.index(block)
            if place == 0 or "run" not in answer.blocks[place - 1].words:
                report(block.line, "an output block belongs right behind a runnable block")
        if block.language in languages.PARSERS:
            self._work.append(lambda: self._tell(report, block, languages.PARSERS[block.language](block.code)))
        if block.language == "sql":
            self.exercised.add(f"{topic}/{question}.sql")
            prelude = exercises.of_sql(topic, question, self.folder)
            self._work.append(lambda: self._tell(report, block, self._sql(block, prelude)))

    def _sql(self, block, prelude):
        if block.words == ("run",):
            return databases.sqlite(block.code, prelude)
        if block.words == ("mysql",) and databases.find_mariadb():
            return databases.mysql(block.code, prelude)
        if block.words == ("postgresql",) and databases.has_pglast():
            return databases.postgresql(block.code)
        return None

    @staticmethod
    def _tell(report, block, message):
        if message:
            report(block.line, message)

    def _run(self, answer, block, report):
        self._compare(answer, block, *runners.plain(block.code), report)

    def _run_together(self, answer, blocks, before, after, report):
        """Outputs are compared as one, because the blocks are one program."""
        printed, message = runners.plain("\n".join(block.code for block in blocks), before, after)
        wanted = [answer.output_of(block) for block in blocks]
        expected = "".join(text for text in wanted if text) if any(wanted) else None
        if message:
            report(blocks[0].line, message)
        elif expected is not None and printed.strip() != expected.strip():
            report(blocks[0].line, f"output block differs from what the code prints:\n{printed.rstrip()}")

    @staticmethod
    def _compare(answer, block, printed, message, report):
        expected = answer.output_of(block)
        if message:
            report(block.line, message)
        elif expected is not None and printed.strip() != expected.strip():
            report(block.line, f"output block differs from what the code prints:\n{printed.rstrip()}")

    def _run_django(self):
        if self._django and not runners.django_version():
            self.skipped.append(
                "Django blocks were only parsed: install python3-django and python3-djangorestframework")
            return
        results = runners.django([job for job, *_ in self._django])
        for job, answer, blocks, report in self._django:
            result = results[job["id"]]
            failed = result.get("failed")
            if failed in ("before", "after"):
                report(blocks[0].line, f"its exercise fails in line {result['line']}: {result['error']}")
            elif failed is not None:
                report(blocks[failed].line + result["line"], f"runnable Django block fails: {result['error']}")
            else:
                for block, printed in zip(blocks, result["outputs"]):
                    self._compare(answer, block, printed, None, report)

    def finish(self):
        if self.counts["sql mysql"] and not databases.find_mariadb():
            self.skipped.append("MySQL blocks were not parsed: install mariadb-server-core")
        if self.counts["sql postgresql"] and not databases.has_pglast():
            self.skipped.append("PostgreSQL blocks were not parsed: install python3-pglast")
        if languages.yaml is None and self.counts["yaml"]:
            self.skipped.append("YAML blocks were not parsed: install python3-yaml")
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            django = pool.submit(self._run_django)
            for done in [django, *[pool.submit(work) for work in self._work]]:
                done.result()

    def table(self):
        """Lines with the number of blocks of each mark and what is done with them."""
        rows = sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))
        return [f"  {count:4}  {mark:18} {HOW.get(mark, 'parsed')}" for mark, count in rows]
