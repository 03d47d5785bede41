# after
from django.contrib.sessions.backends.db import SessionStore
request = request_to()
request.session = SessionStore()
assert not sign_in(request, "ann", "wrong")
assert sign_in(request, "ann", "secret") and request.session["_auth_user_id"]
