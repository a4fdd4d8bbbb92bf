"""Serve the shop on a free port of loopback; the first line on stdout is its address."""

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application


def main() -> None:
    """Mezzanine's handler, which also serves pictures, can be imported only after Django's set-up."""
    application = get_wsgi_application()
    from mezzanine.core.management.commands.runserver import MezzStaticFilesHandler

    server = ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler)
    server.daemon_threads = True
    server.set_app(MezzStaticFilesHandler(application))
    print(f"http://127.0.0.1:{server.server_port}/", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
