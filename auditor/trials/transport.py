"""How the connection to the shop is protected."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from datetime import UTC, datetime
from urllib.parse import urlsplit

import aiohttp

from auditor.browser.launch import OpenBrowser
from auditor.config import is_loopback
from auditor.evidence import Reason, Transport
from auditor.trials.links import WHO
from auditor.trials.scene import Scene, TrialFailed

CONNECT_S = 10.0
HOPS = 5


async def transport(browser: OpenBrowser, scene: Scene) -> Transport:
    """Certificate, HTTP to HTTPS, and HSTS. Raises TrialFailed when the host cannot be reached."""
    parts = urlsplit(scene.shop_url)
    host, secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    loopback = is_loopback(host)
    days_left, certificate_error = await _certificate(host, port) if secure else (None, "")
    timeout = aiohttp.ClientTimeout(total=2 * CONNECT_S)
    async with aiohttp.ClientSession(
        cookie_jar=aiohttp.DummyCookieJar(), timeout=timeout, headers=WHO, trust_env=True
    ) as session:
        redirects = None
        # A shop on a port of its own has no plain twin whose address we would know.
        if not loopback and parts.port in (None, 80, 443):
            redirects = await _leads_to_https(session, f"http://{host}/")
        hsts = await _hsts(session, scene.shop_url) if secure and not certificate_error else None
    return Transport(
        loopback=loopback,
        scheme=parts.scheme,
        http_redirects_to_https=redirects,
        certificate_days_left=days_left,
        certificate_error=certificate_error,
        hsts=hsts,
    )


async def _certificate(host: str, port: int) -> tuple[float | None, str]:
    """Days until the certificate ends, and what is wrong with it."""
    try:
        async with asyncio.timeout(CONNECT_S):
            _, writer = await asyncio.open_connection(host, port, ssl=ssl.create_default_context())
    except ssl.SSLCertVerificationError as error:
        return None, error.verify_message or "the certificate is not trusted"
    except ssl.SSLError as error:
        return None, f"no secure connection: {error.reason}"
    except (OSError, TimeoutError) as error:
        raise TrialFailed(
            Reason.UNREACHABLE, f"No connection to {host} for looking at its certificate."
        ) from error
    try:
        return days_left(writer.get_extra_info("peercert") or {}, datetime.now(UTC)), ""
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()


def days_left(certificate: dict[str, object], now: datetime) -> float | None:
    """Days from now until the certificate's last moment; None when it does not tell."""
    end = certificate.get("notAfter")
    if not isinstance(end, str):
        return None
    return round((ssl.cert_time_to_seconds(end) - now.timestamp()) / 86_400, 1)


async def _leads_to_https(session: aiohttp.ClientSession, url: str) -> bool | None:
    """None when nobody answers there: then no visitor lands on an open page either."""
    try:
        async with session.get(url, max_redirects=HOPS, ssl=False) as response:
            return response.url.scheme == "https"
    except (aiohttp.ClientError, TimeoutError, OSError):
        return None


async def _hsts(session: aiohttp.ClientSession, url: str) -> bool | None:
    try:
        async with session.get(url, max_redirects=HOPS, ssl=ssl.create_default_context()) as response:
            return "max-age=0" not in response.headers.get("Strict-Transport-Security", "max-age=0").replace(
                " ", ""
            )
    except (aiohttp.ClientError, TimeoutError, OSError):
        return None
