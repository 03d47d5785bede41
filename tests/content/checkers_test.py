"""The checkers notice what they are there to notice. python3 tests/content/checkers_test.py"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import blocks  # noqa: E402
import code_blocks  # noqa: E402
import databases  # noqa: E402
import exercises  # noqa: E402
import gold  # noqa: E402
import languages  # noqa: E402
import parts  # noqa: E402
import runners  # noqa: E402
import spelling  # noqa: E402

HEAD = """\
---
question: "What is a hive?"
level: mid
kind: concept
tags: [bees]
asked_in:
  - {source: one, position: 1}
---
"""
PROSE = "Bees live in it. " * 25
TAIL = "\n\n**Follow-ups**\n\n- What is a super?\n"


def answer_with(body):
    return HEAD + PROSE + "\n\n" + body + TAIL


def fenced(mark, code):
    return f"```{mark}\n{code}\n```\n"


class CheckedCode(unittest.TestCase):
    def mistakes_of(self, body, exercise=None):
        """[(line within the body, from 1, message)]"""
        text = answer_with(body)
        found = []
        with tempfile.TemporaryDirectory() as folder:
            if exercise:
                name, content = exercise
                path = pathlib.Path(folder) / "bees" / name
                path.parent.mkdir()
                path.write_text(content)
            check = code_blocks.CodeCheck(pathlib.Path(folder))
            check.add("bees", "hive", blocks.read(text), lambda line, message: found.append((line, message)))
            check.finish()
        start = text[:text.index(body)].count("\n")
        return [(line - start, message) for line, message in sorted(found)]

    def assert_clean(self, body, exercise=None):
        self.assertEqual(self.mistakes_of(body, exercise), [])

    def assert_mistake(self, body, part, line=1, exercise=None):
        found = self.mistakes_of(body, exercise)
        self.assertEqual([at for at, _ in found], [line], found)
        self.assertIn(part, found[0][1])


class Marks(CheckedCode):
    def test_a_block_names_its_language(self):
        self.assert_mistake(fenced("", "x"), "without a language")

    def test_unknown_marks_are_mistakes(self):
        for mark in ("perl", "python running", "python run flask", "sql oracle", "json run", "text outputs"):
            with self.subTest(mark):
                self.assert_mistake(fenced(mark, "1"), "is not a mark")

    def test_sql_names_its_engine(self):
        self.assert_mistake(fenced("sql", "SELECT 1;"), "`sql mysql` or `sql postgresql`")

    def test_output_belongs_behind_what_prints_it(self):
        self.assert_mistake(fenced("python", "print(1)") + "\n" + fenced("text output", "1"), "right behind", line=5)


class Parsed(unittest.TestCase):
    good = {
        "python": ["x = 1", "async def f():\n    await g()"],
        "bash": ["for x in a b; do echo $x; done"],
        "json": ['{"a": [1, null]}'],
        "yaml": ["a: [1, 2]\n---\nb: c"],
        "toml": ['[a]\nb = "c"'],
        "dockerfile": ["# it\nFROM a:1\nRUN a && \\\n    b\nCMD [\"a\"]"],
        "nginx": ["server {\n  listen 80; # all\n  location / { return 301 https://$host; }\n}",
                  "log_format x 'a;{'\n  'b';"],
        "http": ["GET /a HTTP/1.1\nHost: a\n\nHTTP/1.1 200 OK\nETag: \"1\"",
                 "POST /a\n{\"a\": 1}\n\n201 Created\n{\"b\": 2}"],
        "html": ["{% block a %}{% for x in y %}{{ x }}{% endfor %}{% endblock %}"],
    }
    bad = {
        "python": ["def f(:", "print 'x'"],
        "bash": ["if true; then", "echo 'x"],
        "json": ["{'a': 1}", '{"a": 1,}'],
        "yaml": ["a: [1", "a: b: c"],
        "toml": ["a = ", "[a"],
        "dockerfile": ["RUN a", "FROM a\nINSTALL b", "FROM a\nCMD ['a']"],
        "nginx": ["server {\n  listen 80\n}", "server {", "listen 80;\n}", "root /a\nindex b;", "listen 80"],
        "http": ["FETCH /a HTTP/1.1", "GET /a HTTP/1.1\nHost a", "{\"a\": }"],
        "html": ["{% for x in y %}{{ x }}", "{% if a %}{% endfor %}{% endif %}", "{{ x }"],
    }

    def test_every_parser_accepts_what_is_right(self):
        self.assertEqual(set(self.good), set(languages.PARSERS))
        for language, codes in self.good.items():
            for code in codes:
                with self.subTest(language, code=code):
                    self.assertIsNone(languages.PARSERS[language](code))

    def test_every_parser_refuses_what_is_broken(self):
        self.assertEqual(set(self.bad), set(languages.PARSERS))
        for language, codes in self.bad.items():
            if language == "yaml" and languages.yaml is None:
                continue
            for code in codes:
                with self.subTest(language, code=code):
                    self.assertTrue(languages.PARSERS[language](code))

    def test_ends_of_template_loops_may_not_be_swapped(self):
        self.assertIsNotNone(languages.html("{% for x in y %}{% block a %}{% endfor %}{% endblock %}"))


class Python(CheckedCode):
    def test_what_runs_and_prints_what_is_shown_is_clean(self):
        self.assert_clean(fenced("python run", "print(1)") + "\n" + fenced("text output", "1"))

    def test_another_output_is_a_mistake(self):
        self.assert_mistake(fenced("python run", "print(1)") + "\n" + fenced("text output", "2"), "differs")

    def test_a_block_that_raises_is_a_mistake(self):
        self.assert_mistake(fenced("python run", "x = 1\nx.y"), "AttributeError")

    def test_only_the_standard_library_is_there(self):
        self.assert_mistake(fenced("python run", "import check"), "ModuleNotFoundError")

    def test_exercises_run_around_a_block(self):
        body = fenced("python run", "def double(n):\n    return factor * n")
        claim = "# after\nassert double(2) == 4\n"
        self.assert_clean(body, ("hive.py", "factor = 2\n" + claim))
        self.assert_mistake(body, "its exercise fails in line 3: AssertionError",
                            exercise=("hive.py", "factor = 3\n" + claim))
        self.assert_mistake(body, "its exercise fails in line 1: ZeroDivisionError",
                            exercise=("hive.py", "factor = 1 / 0\n# after\n"))

    def test_what_an_exercise_prints_is_no_output(self):
        body = fenced("python run", "print(n)") + "\n" + fenced("text output", "2")
        self.assert_clean(body, ("hive.py", "n = 2\nprint('before')\n# after\n"))


@unittest.skipUnless(runners.django_version(), "python3-django or python3-djangorestframework is missing")
class Django(CheckedCode):
    def test_models_and_imports_are_at_hand(self):
        code = 'Book.objects.create(title="A")\nprint(Book.objects.filter(Q(title="A")).count())'
        self.assert_clean(fenced("python run django", code) + "\n" + fenced("text output", "1"))

    def test_models_of_a_block_have_tables(self):
        code = "class Hive(models.Model):\n    name = models.CharField(max_length=9)"
        self.assert_clean(fenced("python run django", code), ("hive.py", "# after\nHive.objects.create(name='a')\n"))

    def test_answers_do_not_see_each_other(self):
        code = 'assert not Tag.objects.exists()\nTag.objects.create(name="a")'
        jobs = [{"id": name, "before": "", "blocks": [code], "after": ""} for name in "ab"]
        self.assertEqual([result.get("error") for result in runners.django(jobs).values()], [None, None])

    def test_the_line_of_a_failure_is_named(self):
        self.assert_mistake(fenced("python run django", "x = 1\nBook.objects.get(title='A')"), "DoesNotExist", line=3)
        self.assert_mistake(fenced("python run django", "Book.objects.filter(nothing=1)"), "FieldError", line=2)

    def test_a_wrong_claim_fails_in_its_exercise(self):
        body = fenced("python run django", "found = Book.objects.all()")
        claim = "x = 1\n# after\nwith queries() as seen:\n    list(found)\nassert len(seen) == 2\n"
        self.assert_mistake(body, "its exercise fails in line 5: AssertionError", exercise=("hive.py", claim))

    def test_a_block_that_ends_the_process_is_a_failure(self):
        self.assert_mistake(fenced("python run django", "import os\nos._exit(0)"), "ended the process", line=2)


class Sql(CheckedCode):
    def test_sqlite_executes_with_the_tables_of_an_exercise(self):
        body = fenced("sql run", "SELECT a FROM t;")
        self.assert_clean(body, ("hive.sql", "CREATE TABLE t (a INT);"))
        self.assert_mistake(body, "no such table: t")

    def test_statements_are_split_outside_of_quotes_and_comments(self):
        self.assertEqual(databases.statements("SELECT ';' -- a; b\n, 1 - 2;\nSELECT \"a;b\";\n"),
                         ["SELECT ';' , 1 - 2", 'SELECT "a;b"'])

    @unittest.skipUnless(databases.find_mariadb(), "mariadb-server-core is missing")
    def test_mariadb_parses(self):
        self.assert_clean(fenced("sql mysql", "SELECT 'it''s' FROM t FOR UPDATE SKIP LOCKED;"))
        self.assert_mistake(fenced("sql mysql", "SELECT 1;\nSELECT FROM WHERE;"), "1064")

    @unittest.skipUnless(databases.find_mariadb(), "mariadb-server-core is missing")
    def test_mariadb_executes_if_there_are_tables(self):
        body = fenced("sql mysql", "SELECT b FROM t;")
        self.assert_clean(body, ("hive.sql", "CREATE TABLE t (b INT);"))
        self.assert_mistake(body, "Unknown column", exercise=("hive.sql", "CREATE TABLE t (a INT);"))

    @unittest.skipUnless(databases.has_pglast(), "python3-pglast is missing")
    def test_postgresql_parses(self):
        self.assert_clean(fenced("sql postgresql", "SELECT now() - interval '5 minutes', a::int FROM t;"))
        self.assert_mistake(fenced("sql postgresql", "SELECT a FRM t WHERE;"), "grammar refuses")


class Exercises(unittest.TestCase):
    def test_an_exercise_without_a_block_is_an_orphan(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "bees").mkdir()
            for name in ("used.py", "left.py", "left.sql"):
                (root / "bees" / name).write_text("")
            self.assertEqual(exercises.orphans({"bees/used.py"}, root), ["bees/left.py", "bees/left.sql"])


class Parts(unittest.TestCase):
    def mistakes_of(self, text):
        found = []
        parts.check(blocks.read(text), lambda line, message: found.append(message))
        return found

    def test_a_whole_answer_is_clean(self):
        self.assertEqual(self.mistakes_of(answer_with(fenced("text", "x"))), [])

    def test_what_is_missing_or_wrong_is_named(self):
        whole = answer_with("")
        table = {
            "no `tags`": whole.replace("tags: [bees]\n", ""),
            "level is not": whole.replace("level: mid", "level: expert"),
            "words outside code": whole.replace(PROSE, "Short."),
            "no `**Follow-ups**`": whole.replace("**Follow-ups**", "Follow-ups"),
            "headings in an answer": whole.replace("Bees live", "# Bees\n\nBees live", 1),
            "fit a phone": answer_with(fenced("text", "x" * 77)),
        }
        for part, text in table.items():
            with self.subTest(part):
                found = self.mistakes_of(text)
                self.assertEqual(len(found), 1, found)
                self.assertIn(part, found[0])


class Coverage(unittest.TestCase):
    wanted = {("one", 1), ("one", 2), ("two", 1)}

    def check(self, *claims, wanted=None):
        found = []
        claimed = gold.check_claims([(claim, f"{i}.md") for i, claim in enumerate(claims)], ["one", "two"],
                                    wanted, lambda path, line, message: found.append(message))
        return claimed, found

    def test_all_covered(self):
        claimed, found = self.check(*self.wanted, wanted=self.wanted)
        self.assertEqual((claimed, found), (self.wanted, []))
        self.assertEqual(gold.table(claimed, self.wanted, ["one", "two"])[-1], "coverage: 3 of 3")

    def test_wrong_claims_are_named(self):
        self.assertIn("also claimed by 0.md", self.check(("one", 1), ("one", 1))[1][0])
        self.assertIn("no position 9", self.check(("one", 9), wanted=self.wanted)[1][0])
        self.assertIn("no position 0", self.check(("one", 0))[1][0])
        self.assertIn("no source three", self.check(("three", 1))[1][0])

    def test_gaps_are_seen_without_the_list(self):
        self.assertEqual(gold.gaps({("one", 1), ("one", 3)}), {("one", 2)})


class Command(unittest.TestCase):
    """check.py as a whole, on a bank of one answer."""

    def run_on(self, text, *options, questions=None):
        with tempfile.TemporaryDirectory() as folder:
            content = pathlib.Path(folder) / "content"
            (content / "questions" / "bees").mkdir(parents=True)
            (content / "questions" / "bees" / "hive.md").write_text(text)
            (content / "sources.yml").write_text("- id: one\n  title: One\n")
            if questions is not None:
                (pathlib.Path(folder) / "gold.jsonl").write_text(questions)
            result = subprocess.run([sys.executable, str(HERE / "check.py"), str(content), *options], cwd=folder,
                                    capture_output=True, text=True)
        return result.returncode, result.stdout + result.stderr

    def test_a_clean_bank(self):
        status, output = self.run_on(answer_with(fenced("python run", "x = 1")))
        self.assertEqual(status, 0, output)
        self.assertIn("1 questions, 1 code blocks, 0 mistakes", output)

    def test_a_broken_block(self):
        status, output = self.run_on(answer_with(fenced("python", "x = (")))
        self.assertEqual(status, 1, output)
        self.assertRegex(output, r"hive\.md:11: Python block does not parse")

    def test_coverage(self):
        row = '{"id": "s0-00%d", "position": %d}\n'
        status, output = self.run_on(answer_with(""), "--gold", "gold.jsonl", questions=row % (1, 1))
        self.assertEqual(status, 0, output)
        self.assertIn("coverage: 1 of 1", output)
        status, output = self.run_on(answer_with(""), "--gold", "gold.jsonl", questions=row % (1, 1) + row % (2, 2))
        self.assertEqual(status, 1, output)
        self.assertIn("nobody claims one position 2", output)

    def test_an_absent_list_is_said(self):
        status, output = self.run_on(answer_with(""), "--gold", "nowhere.jsonl")
        self.assertEqual(status, 0, output)
        self.assertIn("nowhere.jsonl is not there", output)

    def test_a_damaged_list_is_a_failure(self):
        row = '{"id": "s7-001", "position": 1}\n'
        status, output = self.run_on(answer_with(""), "--gold", "gold.jsonl", questions=row)
        self.assertEqual(status, 1, output)
        self.assertIn("gold.jsonl:1: not a question", output)


@unittest.skipUnless(shutil.which("hunspell"), "hunspell is missing")
class Spelling(unittest.TestCase):
    def mistakes_of(self, text, name="a.md", known=()):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / name
            path.write_text(text, encoding="utf-8")
            mistakes, used = spelling.check([path], set(known))
        return [(line, word) for _, line, word, _ in mistakes], used

    def test_a_misspelling_has_its_line(self):
        self.assertEqual(self.mistakes_of("A hive\n\nis a hoem of bees.\n")[0], [(3, "hoem")])

    def test_british_spelling_is_a_mistake(self):
        self.assertEqual(self.mistakes_of("behaviour optimise judgement\n")[0],
                         [(1, "behaviour"), (1, "optimise"), (1, "judgement")])

    def test_code_and_addresses_are_left_out(self):
        text = ("A `qwrt` and [home](https://a.example/qwrt) in <b class=\"qwrt\">it</b>, --qwrt, a_qwrt, qwrt.py\n\n"
                "```python\nqwrt\n```\n\n~~~\nqwrt\n~~~\n")
        self.assertEqual(self.mistakes_of(text)[0], [])

    def test_text_behind_code_is_still_read(self):
        self.assertEqual(self.mistakes_of("```\nqwrt\n```\n\nA hoem `x` and hoem\n")[0], [(5, "hoem"), (5, "hoem")])

    def test_of_front_matter_only_the_question_is_read(self):
        text = '---\nquestion: "A hoem?"\ntags: [qwrt]\nrelated: [zzrt]\n---\nA home.\n'
        self.assertEqual(self.mistakes_of(text)[0], [(2, "hoem")])

    def test_of_topics_titles_and_descriptions_are_read(self):
        text = '- id: qwrt\n  title: A hoem\n  group: Zzrt\n  description: "A hoem"\n  aliases:\n    - "Qwrt"\n'
        self.assertEqual(self.mistakes_of(text, "topics.yml")[0], [(2, "hoem"), (4, "hoem")])

    def test_the_list_knows_words_their_capitals_and_possessives(self):
        found, used = self.mistakes_of("Querysets, the queryset's rows, querysets, Nginx, nginx\n",
                                       known=["queryset", "querysets", "Nginx", "unused"])
        self.assertEqual(found, [(1, "nginx")])
        self.assertEqual(used, {"queryset", "querysets", "Nginx"})

    def test_the_command_fails_for_a_misspelling(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "a.md"
            path.write_text("hoem\n")
            result = subprocess.run([sys.executable, str(HERE / "spelling.py"), str(path)], capture_output=True,
                                    text=True)
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertIn("a.md:1: hoem", result.stdout)


if __name__ == "__main__":
    unittest.main()
