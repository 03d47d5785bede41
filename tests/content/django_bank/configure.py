"""Settings, tables and rows; importing this sets Django up."""
import django
from django.conf import settings

TEMPLATE_TEXTS = {}  # name -> text, filled by use_template

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

settings.configure(
    SECRET_KEY="only for tests", DEBUG=False, ALLOWED_HOSTS=["*"], USE_TZ=True, TIME_ZONE="UTC",
    ROOT_URLCONF="django_bank.urls", DEFAULT_AUTO_FIELD="django.db.models.BigAutoField", STATIC_URL="/static/",
    # Three databases of their own, so that blocks about replicas and several databases run as well.
    DATABASES={alias: {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
               for alias in ("default", "replica", "billing")},
    CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
    EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend",
    # The fastest hasher: logins of tests need no strong one.
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    INSTALLED_APPS=[
        "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages",
        "django.contrib.admin", "rest_framework", "django_bank", "django_bank.block",
    ],
    MIDDLEWARE=MIDDLEWARE,
    TEMPLATES=[{
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("django.template.loaders.locmem.Loader", TEMPLATE_TEXTS)],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }],
    REST_FRAMEWORK={"TEST_REQUEST_DEFAULT_FORMAT": "json"},
)
django.setup()
