"""Everybody who comes to a service: the first administrator, other staff, districts, facilitators."""

import re

from visitor import Visitor

PASSWORD = "a long walk by the river"


def first_admin(server, name="ana", visitor=None):
    """Opens the first account."""
    visitor = visitor or Visitor(server.base)
    done = visitor.fill(server.first, {"name": name, "password": PASSWORD})
    if done.status != 303:
        raise SystemExit(f"the first account: {done.status} {done.page.text}")
    return visitor


def staff(server, admin, name, role):
    """Opens an account and signs in with it."""
    admin.fill(
        "/accounts", {"name": name, "password": PASSWORD, "role": role}, action="/accounts")
    visitor = Visitor(server.base)
    done = visitor.fill("/sign-in", {"name": name, "password": PASSWORD})
    if done.status != 303:
        raise SystemExit(f"signing in as {name}: {done.status} {done.page.text}")
    return visitor


def link(inviter, role, party):
    """The path of a link for a district or facilitator, made by staff."""
    made = inviter.fill("/invitations", {"role": role, "id": party})
    found = re.search(r"(/link/[\w.~-]+)", made.body.decode())
    if not found:
        raise SystemExit(f"a link for {role} {party}: {made.status} {made.page.text}")
    return found[1]


def party(server, inviter, role, number):
    """Comes in as a district or facilitator."""
    visitor = Visitor(server.base)
    path = link(inviter, role, number)
    done = visitor.fill(path, {})
    if done.status != 303:
        raise SystemExit(f"coming in as {role} {number}: {done.status} {done.page.text}")
    return visitor


def everybody(server, district, facilitator):
    """A visitor of each role, by the role's name; nobody signed in as `stranger`."""
    admin = first_admin(server)
    people = {"stranger": Visitor(server.base), "state-admin": admin}
    for name, role in [("ben", "state-staff"), ("cai", "researcher"), ("dee", "auditor")]:
        people[role] = staff(server, admin, name, role)
    for role in ["district-lead", "district-member"]:
        people[role] = party(server, admin, role, district)
    people["facilitator"] = party(server, admin, "facilitator", facilitator)
    return people


def again(visitor, server):
    """The same session on a connection of its own, also with a server that was started anew."""
    other = Visitor(server.base)
    other.cookies = dict(visitor.cookies)
    return other
