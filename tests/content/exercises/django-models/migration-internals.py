# after
assert loader.detect_conflicts() == {}
