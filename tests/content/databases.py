"""SQL blocks: executed on SQLite, executed or parsed by MariaDB, parsed by PostgreSQL's own parser.

MariaDB stands for MySQL because it is a Debian package whose server reads a script from standard input and ends
(`mariadbd --bootstrap`): no daemon, no port, 0.3 s a script. A parser from npm accepts what neither server does.
pglast is PostgreSQL's grammar as a library, so that no server is needed.
"""
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile

ENGINES = ("mysql", "postgresql")
SYNTAX_ERROR = "1064"


def sqlite(code, prelude=""):
    """A message, or None; `prelude` makes the tables that the block presumes."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.executescript(prelude)
        for statement in statements(code):
            connection.execute(statement).fetchall()
    except sqlite3.Error as error:
        return f"SQL block fails on SQLite: {error}"
    finally:
        connection.close()


def statements(code):
    """The statements of a script without comments, split at semicolons outside of quotes."""
    parts = re.findall(r"--[^\n]*|'(?:[^']|'')*'|\"[^\"]*\"|;|[^-;'\"]+|-", code)
    result = [""]
    for part in parts:
        if part == ";":
            result.append("")
        elif not part.startswith("--"):
            result[-1] += part
    return [" ".join(statement.split()) for statement in result if statement.strip()]


def find_mariadb():
    return shutil.which("mariadbd", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/libexec")


def mysql(code, prelude=""):
    """A message, or None. Without the tables of a prelude only mistakes of syntax count."""
    server = find_mariadb()
    if prelude:
        return _bootstrap(server, statements(prelude) + statements(code), "--innodb-buffer-pool-size=8M")
    for statement in statements(code):
        quoted = statement.replace("\\", "\\\\").replace("'", "''")
        message = _bootstrap(server, [f"PREPARE checked FROM '{quoted}'"], "--innodb=OFF",
                             "--default-storage-engine=MyISAM")
        if message and f"ERROR: {SYNTAX_ERROR} " in message:
            return message
    return None


def _bootstrap(server, script, *options):
    with tempfile.TemporaryDirectory() as folder:
        database = ["CREATE DATABASE bank", "USE bank"]
        text = "".join(f"{statement};\n" for statement in database + script)
        result = subprocess.run(
            [server, "--no-defaults", "--bootstrap", f"--datadir={folder}", f"--user={_user()}", "--skip-networking",
             "--innodb-log-file-size=4M", *options], input=text, text=True, capture_output=True, timeout=60)
    if result.returncode == 0:
        return None
    error = re.search(r"^ERROR: .*", result.stderr, re.M)
    return "MariaDB refuses: " + (error[0] if error else result.stderr.strip()[-200:])


def _user():
    import getpass
    return getpass.getuser()


def postgresql(code):
    import pglast
    try:
        pglast.parse_sql(code)
    except pglast.parser.ParseError as error:
        return f"PostgreSQL's grammar refuses: {error.args[0]}"


def has_pglast():
    try:
        import pglast  # noqa: F401
    except ImportError:
        return False
    return True
