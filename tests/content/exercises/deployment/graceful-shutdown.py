import os
import signal
done = []

def work_off_one_batch():
    done.append(1)
    os.kill(os.getpid(), signal.SIGTERM)
# after
assert done == [1]
