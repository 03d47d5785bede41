from types import SimpleNamespace

class RecommendationError(Exception):
    pass

counted = []
metrics = SimpleNamespace(increment=counted.append)
bestsellers = lambda: ["bestseller"]

def for_user(pk, timeout):
    if pk == 0:
        raise RecommendationError
    return [pk]

client = SimpleNamespace(for_user=for_user)
# after
assert recommendations(SimpleNamespace(pk=7)) == [7] and not counted
assert recommendations(SimpleNamespace(pk=0)) == ["bestseller"] and counted == ["recommendations.fallback"]
