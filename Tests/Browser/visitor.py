"""Somebody who asks the service without a browser: keeps cookies, reads pages, fills in forms."""

import html.parser
import http.client
import json
import ssl
import urllib.parse


class Form:
    """A form of a page: where it goes, and what stands in it."""

    def __init__(self, method, action):
        self.method, self.action, self.answers, self.buttons = method, action, {}, []


class Reader(html.parser.HTMLParser):
    """What a page consists of, as far as the tests ask: its heading, links, files and forms."""

    def __init__(self, text):
        super().__init__()
        self.links, self.files, self.forms, self.heading, self.texts = [], [], [], "", []
        self._form, self._select, self._area, self._in_heading = None, None, None, False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        have = dict(attributes)
        if tag == "a" and have.get("href"):
            self.links.append(have["href"])
        elif tag in ("link", "script") and (have.get("href") or have.get("src")):
            self.files.append(have.get("href") or have.get("src"))
        elif tag == "form":
            self._form = Form(have.get("method", "get"), have.get("action", ""))
            self.forms.append(self._form)
        elif tag == "h1":
            self._in_heading = True
        elif self._form is not None and tag == "input":
            kind = have.get("type", "text")
            if kind not in ("radio", "checkbox") or "checked" in have:
                self._form.answers[have["name"]] = have.get("value", "")
        elif self._form is not None and tag == "select":
            self._select = have["name"]
            self._form.answers[self._select] = ""
        elif tag == "option" and self._select and "selected" in have:
            self._form.answers[self._select] = have.get("value", "")
        elif self._form is not None and tag == "textarea":
            self._area = have["name"]
            self._form.answers[self._area] = ""
        elif self._form is not None and tag == "button":
            self._form.buttons.append(have.get("name"))

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = None
        elif tag == "textarea":
            self._area = None
        elif tag == "h1":
            self._in_heading = False

    def handle_data(self, data):
        if self._in_heading:
            self.heading += data
        if self._area:
            self._form.answers[self._area] += data
        self.texts.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.texts).split())


class Answer:
    """What came back."""

    def __init__(self, path, status, headers, body):
        self.path, self.status, self.headers, self.body = path, status, headers, body

    @property
    def page(self):
        return Reader(self.body.decode())

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def is_done(self):
        """Whether the server acknowledged what was asked."""
        return 200 <= self.status < 400

    @property
    def place(self):
        """Where it sends its reader, a path of the server."""
        where = urllib.parse.urlsplit(self.headers.get("location", ""))
        return where.path + ("?" + where.query if where.query else "")


class Visitor:
    """One person, or one program, with its own cookies and its own connection."""

    def __init__(self, base, port=None):
        self.base, self.port = urllib.parse.urlsplit(base), port
        self.cookies, self.connection = {}, None

    def connect(self):
        """To the server, or to what stands in front of it; nobody vouches for its certificate."""
        port = self.port or self.base.port
        if self.base.scheme == "https":
            return http.client.HTTPSConnection(
                "127.0.0.1", port, timeout=60, context=ssl._create_unverified_context())
        return http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, method, path, body=None, headers=None):
        """Sends one request; follows nothing."""
        sent = dict(headers or {})
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if self.connection is None:
            self.connection = self.connect()
        try:
            self.connection.request(method, path, body, sent)
            got = self.connection.getresponse()
            content = got.read()
        except (OSError, http.client.HTTPException):
            self.leave()
            raise
        for name, value in got.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
                if not self.cookies[key]:
                    del self.cookies[key]
        headers = {name.lower(): value for name, value in got.getheaders()}
        return Answer(path, got.status, headers, content)

    def leave(self):
        if self.connection is not None:
            self.connection.close()
        self.connection = None

    def get(self, path, **headers):
        return self.ask("GET", path, headers=headers)

    def send(self, path, answers):
        """Sends a form, `answers` by name."""
        return self.ask(
            "POST", path, urllib.parse.urlencode(answers),
            {"Content-Type": "application/x-www-form-urlencoded"})

    def fill(self, path, answers, action=None):
        """Loads a page and sends its form, with `answers` in place of what stands there.

        `action` chooses among several forms by the end of where they go.
        """
        shown = self.get(path)
        forms = [form for form in shown.page.forms if form.method == "post"
                 and (action is None and form.action != "/sign-out"
                      or action is not None and form.action.endswith(action))]
        if shown.status != 200 or not forms:
            raise SystemExit(f"{path} answers {shown.status} and has no form for {action}")
        wanted = [form for form in forms if answers.keys() <= form.answers.keys()] or forms
        return self.send(wanted[0].action, wanted[0].answers | answers)

    def call(self, method, path, body=None, **headers):
        """Asks the API with the session's own token."""
        token = self.cookies.get("tandem-session")
        sent = {"Authorization": f"Bearer {token}", **headers}
        if body is not None:
            sent["Content-Type"] = "application/json"
        plain = Visitor(urllib.parse.urlunsplit(self.base), self.port)
        plain.connection = self.connection
        try:
            return plain.ask(method, path, None if body is None else json.dumps(body), sent)
        finally:
            self.connection = plain.connection
