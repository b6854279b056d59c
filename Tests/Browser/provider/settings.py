"""Settings of a site of which nothing is on disk; its port is in the environment."""

import os

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

PORT = int(os.environ["PROVIDER_PORT"])
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
    serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
    serialization.NoEncryption()).decode()

ALLOWED_HOSTS = ["127.0.0.1"]
SECRET_KEY = "for this run alone"
ROOT_URLCONF = "provider.urls"
INSTALLED_APPS = [
    "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
    "oauth2_provider",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
# The threads of the server share the memory by its name.
DATABASES = {"default": {
    "ENGINE": "django.db.backends.sqlite3", "NAME": "file:provider?mode=memory&cache=shared",
    "OPTIONS": {"uri": True}}}
TEMPLATES = [{
    "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
    "OPTIONS": {"context_processors": ["django.template.context_processors.request"]}}]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGIN_URL = "/login/"
# Cookies do not tell the ports of one host from each other.
SESSION_COOKIE_NAME = "provider-session"
CSRF_COOKIE_NAME = "provider-csrf"
OAUTH2_PROVIDER = {
    "OIDC_ENABLED": True,
    "OIDC_RSA_PRIVATE_KEY": KEY,
    "OIDC_ISS_ENDPOINT": f"http://127.0.0.1:{PORT}/o",
    "OIDC_RP_INITIATED_LOGOUT_ENABLED": True,
    "PKCE_REQUIRED": True,
    "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
    "SCOPES": {"openid": "Who you are", "email": "Your address"},
    "OAUTH2_VALIDATOR_CLASS": "provider.urls.Validator",
}
