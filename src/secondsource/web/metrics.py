"""Numbers of the running service, in the text format of Prometheus."""

import time

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from secondsource.domain.job import JobState
from secondsource.ports import Queue

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_UNKNOWN = "other"


class Metrics:
    """Counts of one service; two services in one process do not mix."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "secondsource_requests", "Requests answered.", ("route", "method", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "secondsource_request_seconds", "Time to answer a request.", ("route",), registry=self._registry
        )
        self._jobs = Gauge("secondsource_jobs", "Jobs in each state.", ("state",), registry=self._registry)

    def answered(self, route: str, method: str, status: int, seconds: float) -> None:
        self._requests.labels(route, method if method in _METHODS else _UNKNOWN, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def text(self, queue: Queue) -> bytes:
        """Everything counted, as text."""
        counts = queue.counts()
        for state in JobState:
            self._jobs.labels(state.value).set(counts.get(state, 0))
        return generate_latest(self._registry)


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Counted:
    """A layer that counts what is answered, by the route's pattern: addresses that strangers make up are one."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status = time.monotonic(), 500

        async def give(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, give)
        finally:
            route = getattr(scope.get("route"), "path", _UNKNOWN)
            self.metrics.answered(route, scope["method"], status, time.monotonic() - started)
