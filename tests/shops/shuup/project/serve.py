"""Serve the shop on a free port of loopback; the first line on stdout is its address."""

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application


class StylesToo(StaticFilesHandler):
    """Serves scripts and styles as well, which Django's handler does for developers only."""

    def serve(self, request):
        """The file behind an address of the shop's own files."""
        from django.contrib.staticfiles.views import serve

        return serve(request, self.file_path(request.path), insecure=True)


def main() -> None:
    """Serve until the process ends."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler)
    server.daemon_threads = True
    server.set_app(StylesToo(get_wsgi_application()))
    print(f"http://127.0.0.1:{server.server_port}/", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
