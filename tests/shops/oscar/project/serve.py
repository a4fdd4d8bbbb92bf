"""Serve the shop on a free port of loopback; the first line on stdout is its address."""

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application

server = ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler)
server.daemon_threads = True
server.set_app(StaticFilesHandler(get_wsgi_application()))
print(f"http://127.0.0.1:{server.server_port}/", flush=True)
server.serve_forever()
