import logging
logging.basicConfig(level=logging.INFO)
logger = logging.getLogger("shop")

def summarize(payload):
    raise AssertionError
# after
