"""The pages of the provider, and what its tokens say."""

from django.contrib.auth import authenticate, login
from django.http import HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.urls import include, path
from django.utils.html import escape
from oauth2_provider.oauth2_validators import OAuth2Validator

FORM = """<!doctype html><html lang="en"><title>Provider</title><h1>Sign in at the provider</h1>
<form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="{}">
<input name="username"><input name="password" type="password"><button>Sign in</button></form>"""


def sign_in(request):
    """Asks for name and password, and goes on to where it was asked from."""
    if request.method == "POST":
        person = authenticate(
            request, username=request.POST["username"], password=request.POST["password"])
        if person:
            login(request, person)
            return HttpResponseRedirect(request.GET["next"])
    return HttpResponse(FORM.format(escape(get_token(request))))


class Validator(OAuth2Validator):
    """Says whose address it is, as a provider does that has checked it."""

    oidc_claim_scope = {
        **OAuth2Validator.oidc_claim_scope, "email": "email", "email_verified": "email"}

    def get_additional_claims(self, request):
        """Besides what every token says."""
        return {"email": request.user.email, "email_verified": request.user.username != "eve"}


urlpatterns = [
    path("login/", sign_in),
    path("o/", include("oauth2_provider.urls", namespace="oauth2_provider")),
]
