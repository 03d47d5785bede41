# after
import logging.config
from types import SimpleNamespace
logging.config.dictConfig(LOGGING)
assert logging.getLogger("shop.orders").isEnabledFor(logging.INFO)
assert not logging.getLogger("other").isEnabledFor(logging.INFO)
cancel(SimpleNamespace(pk=7))
