"""Serve the shop on a free port of loopback; the first line on stdout is its address."""

import os
import re
from collections.abc import Callable, Iterable
from typing import Any

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

EVENT = "lakeside/festival/"
STATIC = re.compile(r"/(static|media)/(.+)")


def main() -> None:
    """pretix must know its own address before its settings are read, so the port is taken first."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler)
    server.daemon_threads = True
    url = os.environ["SHOP_URL"] = f"http://127.0.0.1:{server.server_port}"
    from django.core.wsgi import get_wsgi_application

    server.set_app(with_files(get_wsgi_application()))
    speak(os.environ.get("SHOP_LANGUAGE", "en"))
    print(f"{url}/{EVENT}", flush=True)
    server.serve_forever()


def speak(language: str) -> None:
    """What the shop speaks to a customer who never chose."""
    from django_scopes import scopes_disabled
    from pretix.base.models import Event

    with scopes_disabled():
        Event.objects.get().settings.set("locale", language)
        Event.objects.get().settings.set("locales", [language])


def with_files(shop: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """pretix leaves static files and pictures to the web server before it."""
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIRequest
    from django.http import Http404
    from django.views.static import serve

    roots = {"static": settings.STATIC_ROOT, "media": settings.MEDIA_ROOT}

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        file = STATIC.fullmatch(environ.get("PATH_INFO", ""))
        if file is None:
            return shop(environ, start_response)
        try:
            response = serve(WSGIRequest(environ), file[2], document_root=roots[file[1]])
        except Http404:
            start_response("404 Not Found", [])
            return []
        start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        return response

    return app


if __name__ == "__main__":
    main()
