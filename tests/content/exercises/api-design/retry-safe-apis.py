# after
from types import SimpleNamespace
waits, answers = [], [503, 429, 200, 500]
time.sleep = waits.append

def send():
    return SimpleNamespace(status_code=answers.pop(0))

assert call_with_retry(send).status_code == 200 and len(waits) == 2
assert 0 <= waits[0] <= 0.5 and 0 <= waits[1] <= 1
assert call_with_retry(send).status_code == 500
answers[:] = [503] * 4
assert call_with_retry(send).status_code == 503 and len(waits) == 5
