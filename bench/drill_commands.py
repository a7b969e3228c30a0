"""Kills every command that writes at random moments, and looks for what each had acknowledged.

    python bench/drill_commands.py [--points 50] [--seed 1] [NAME …]

A command counts as having acknowledged what it printed. After each kill that must be there, nothing half may be shown,
nothing may be there twice; one more run, left alone, must do its work. Kills go on until so many came before the end.
Ends with 1 where something is wrong.
"""

import argparse
import random
import sys

from killed import archives, articles, people, watching
from kills import Command, drill

COMMANDS: dict[str, Command] = {
    "check": articles.Check(),
    "edit": articles.Edit(),
    "review": articles.Review(),
    "render": articles.Files("render A.json -o B.html", "B.html"),
    "listen": articles.Files("listen A.txt --offline -o B.wav", "B.wav", "B.vtt", "B.json"),
    "podcast": articles.Files("podcast sounds --address https://news.example/sounds", "sounds/feed.xml"),
    "thread --keep": articles.Thread(),
    "templates erase": articles.Erase(),
    "archive add": archives.Add(),
    "archive import of passages": archives.Rows("passages", 500),
    "archive import of fact checks": archives.Rows("factchecks", 500),
    "archive import of analyses": archives.Rows("analyses", 500),
    "archive import of publishers": archives.Rows("publishers", 500),
    "archive encode": archives.Encode(),
    "archive rebuild": archives.Rebuild(),
    "archive export": articles.Export("archive export A.json -o B.zip", "B.zip"),
    "archive replay": articles.Replay("archive replay A.zip -o B.json", "B.json"),
    "archive backup": archives.Backup(),
    "archive restore": archives.Restore(),
    "archive analyses add": people.Analysis(),
    "archive analyses edit": people.Signed("analyses", "edit", "--summary", "Never.", make=people.make_analysis),
    "archive analyses review": people.Signed("analyses", "review", make=people.make_analysis),
    "archive analyses expire": people.Signed("analyses", "expire", "--on", "2999-01-01", make=people.make_analysis),
    "archive matches find": people.Found(),
    "archive matches confirm": people.Signed("matches", "confirm", make=people.make_match),
    "archive matches reject": people.Signed("matches", "reject", make=people.make_match),
    "users add": people.People(),
    "users role": people.Account("role", "editor", done=" editor "),
    "users lock": people.Account("lock", done=", locked"),
    "users unlock": people.Account("unlock", first=("lock",), done=r"tokens?$"),
    "users password": people.Account("password", "--password-stdin", first=people.TOKEN, done=" 0 tokens"),
    "users remove": people.Account("remove", done="^gone$"),
    "users token": people.Account("token", "drill", "--scope", "read", done=" 1 token"),
    "users revoke": people.Account("revoke", first=people.TOKEN, done=" 0 tokens"),
    "watch --once": watching.Once(),
    "watch": watching.RunningOn(),
}
"""By the words of the command, and what sets apart two drills of it."""
OTHERS = {"serve": "drill_serve.py", "work": "drill_checks.py"}
"""Commands that a script of their own kills."""
READING = {
    "explain", "revisions", "extract", "claims", "stance", "parts", "settings", "models", "doctor", "schema",
    "archive search", "archive publishers", "archive stats", "archive reports", "archive history", "archive verify",
    "archive analyses list", "archive analyses history", "archive matches history", "templates list",
    "users list", "users tokens", "users audit",
}  # fmt: skip
"""Commands that are asked for nothing that is kept: there is nothing to lose. (What the first command of all makes in a
new home, and mends in a damaged one, is made and mended by those above too.)"""


def main() -> None:
    """Prints one line a command."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--points", type=int, default=50)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("names", nargs="*", default=list(COMMANDS))
    options, found = asked.parse_args(), 0
    for name in options.names:
        done = drill(COMMANDS[name], options.points, random.Random(options.seed))
        found += bool(done.wrong)
        print(f"{name:<30} {done.cut_off} of {done.kills} kills before the end, {len(done.wrong)} wrong", flush=True)
        for sentence in done.wrong:
            print(f"  {sentence}")
    print(f"{len(options.names)} commands, {found} with something wrong")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
