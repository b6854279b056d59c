"""A provider of OpenID Connect on loopback: Django with django-oauth-toolkit.

    python -m provider PORT CLIENT SECRET RETURN

Knows the client CLIENT by SECRET, whom it sends back to RETURN, and three people, of whom eve has
an address that nobody checked. It asks for a proof key, and its answers name it. Everything is in
memory and ends with it.
"""

import os
import sys

PORT, CLIENT, SECRET, RETURN = sys.argv[1:]
os.environ["PROVIDER_PORT"] = PORT
os.environ["DJANGO_SETTINGS_MODULE"] = "provider.settings"

import django

django.setup()

from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.servers.basehttp import run
from django.core.wsgi import get_wsgi_application
from django.db import connection
from oauth2_provider.models import Application

# Held open, since the memory goes with the last connection.
connection.ensure_connection()
call_command("migrate", verbosity=0)
for name in ["ana", "ben", "eve"]:
    User.objects.create_user(name, f"{name}@example.org", f"{name} at the provider")
Application.objects.create(
    name="Tandem", client_id=CLIENT, client_secret=SECRET, redirect_uris=RETURN,
    client_type=Application.CLIENT_CONFIDENTIAL, algorithm=Application.RS256_ALGORITHM,
    authorization_grant_type=Application.GRANT_AUTHORIZATION_CODE)
run("127.0.0.1", int(PORT), get_wsgi_application(), threading=True)
