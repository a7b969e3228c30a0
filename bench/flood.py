"""Orders thousands of checks of a running service, many more than it has room for, and looks at what that leaves.

    python bench/flood.py [--orders 10000]

Each order is a text of its own, sent by HTTP over kept connections by four clients. The service runs in this process
without workers, so that nothing is ever taken out of the queue; the memory is that of the clients too.
"""

import argparse
import http.client
import json
import resource
import socket
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import uvicorn

from secondsource.checker import Checker
from secondsource.settings import ArchiveSettings, ServeSettings, Settings
from secondsource.web.running import config, make_service

CLIENTS = 4
ROOM = 200


def main() -> None:
    chosen = argparse.ArgumentParser(description=__doc__)
    chosen.add_argument("--orders", type=int, default=10_000)
    orders = chosen.parse_args().orders
    with tempfile.TemporaryDirectory() as home:
        serve = ServeSettings(workers=0, waiting=ROOM, waiting_each=orders)
        settings = Settings(Path(home), archive=ArchiveSettings(bundled=False), serve=serve)
        service = make_service(Checker(settings, offline=True))
        with socket.create_server(("127.0.0.1", 0)) as listener:
            server = uvicorn.Server(config(service))
            running = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
            running.start()
            while not server.started:
                time.sleep(0.05)
            flood(listener.getsockname()[1], orders)
            print(f"kept: {len(service.checker.snapshots.held())} pages, {sum(service.queue.counts().values())} jobs")
            server.should_exit = True
            running.join()


def flood(port: int, orders: int) -> None:
    answers: Counter[int] = Counter()
    before, began, cpu = _megabytes(), time.monotonic(), time.process_time()

    def order(first: int) -> None:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for number in range(first, orders, CLIENTS):
            body = json.dumps({"text": f"Bridge {number} was closed in May 2025."})
            line.request("POST", "/checks", body, {"Content-Type": "application/json"})
            answer = line.getresponse()
            answer.read()
            answers[answer.status] += 1

    clients = [threading.Thread(target=order, args=(number,)) for number in range(CLIENTS)]
    for each in clients:
        each.start()
    for each in clients:
        each.join()
    took, used = time.monotonic() - began, time.process_time() - cpu
    print(f"{orders} orders: {dict(answers)}, {took:.1f} s, {used:.1f} s of the processor")
    print(f"peak of memory: {before:.0f} MB before, {_megabytes():.0f} MB after")


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
