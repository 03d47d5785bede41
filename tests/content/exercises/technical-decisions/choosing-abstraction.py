# after
from types import SimpleNamespace
written = []
writer = SimpleNamespace(begin=lambda columns: None, row=written.append, end=lambda: written.append("end"))
export([{"a": 1}], [SimpleNamespace(read=lambda row: row["a"])], writer)
assert written == [[1], "end"]
