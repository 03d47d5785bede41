# after
from types import SimpleNamespace

def key(**query):
    return list_key(SimpleNamespace(GET=query), 3)

assert key(sort="a", page="2", utm="x") == key(page="2", sort="a") == "v2:products:3:page=2&sort=a"
