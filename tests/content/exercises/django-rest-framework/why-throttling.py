# after
from rest_framework.settings import api_settings
from rest_framework.throttling import SimpleRateThrottle
with override_settings(REST_FRAMEWORK=REST_FRAMEWORK):
    names = [throttle.__name__ for throttle in api_settings.DEFAULT_THROTTLE_CLASSES]
    rates = {name: SimpleRateThrottle.parse_rate(None, rate)
             for name, rate in api_settings.DEFAULT_THROTTLE_RATES.items()}
assert names == ["AnonRateThrottle", "UserRateThrottle", "ScopedRateThrottle"]
assert rates == {"anon": (60, 60), "user": (1000, 3600), "login": (5, 60)}
