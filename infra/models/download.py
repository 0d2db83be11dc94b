#!/usr/bin/env python3
"""Fetches the models that pipelines name into the models folder.

    python3 infra/models/download.py --list
    python3 infra/models/download.py flux-dev-fp8 --into /srv/models
    python3 infra/models/download.py flux-dev-fp8 --into /srv/models --from /mnt/usb/models

Broken downloads go on where they stopped. What is in the folder has the hash that its pipeline names; where that
names none, the hash of the first download is shown, recorded in models.lock.json once you agree, and kept to.
Repositories that ask for an account are fetched with the token in HF_TOKEN.
"""

import argparse
import fcntl
import fnmatch
import hashlib
import json
import os
import shutil
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
PIPELINES = (HERE.parent / "pipelines", HERE.parent / "pipelines" / "gpu")
HUB = "https://huggingface.co"
LOCK = "models.lock.json"
CHUNK = 1 << 20
TRIES = 5
TIMEOUT_S = 60


class Problem(Exception):
    """One sentence for whoever called this."""


@dataclass(frozen=True)
class Model:
    """A file or a folder of files, as a pipeline names it."""

    path: str
    licence: str
    url: str | None = None
    repository: dict | None = None
    sha256: str | None = None
    size: int | None = None


@dataclass(frozen=True)
class Wanted:
    """One file, as it is to lie in the folder. `blob`: git's own hash, for small files of a repository."""

    path: str
    url: str
    sha256: str | None
    size: int | None
    blob: str | None = None


def read_pipelines(folders):
    """Every pipeline of these folders that names models, by id; the newest version."""
    found = {}
    for folder in folders:
        for path in sorted(Path(folder).glob("*.json")):
            definition = json.loads(path.read_text(encoding="utf-8"))
            if not definition.get("models"):
                continue
            known = found.get(definition["id"])
            if known is None or known["version"] < definition["version"]:
                found[definition["id"]] = definition
    return found


def models_of(definition):
    return [
        Model(
            each["path"], each["licence"], each.get("url"), each.get("repository"), each["sha256"], each["sizeBytes"]
        )
        for each in definition["models"]
    ]


def size_text(size):
    return "size unknown" if size is None else f"{size / 1e9:.2f} GB" if size >= 1e7 else f"{size / 1e6:.2f} MB"


# ── the network


class _Redirects(urllib.request.HTTPRedirectHandler):
    """A token is for the hub alone: whoever it sends us to gets none."""

    def redirect_request(self, request, *rest):
        new = super().redirect_request(request, *rest)
        if new is not None and urllib.parse.urlsplit(new.full_url).netloc != urllib.parse.urlsplit(request.full_url).netloc:
            new.remove_header("Authorization")
        return new


class Network:
    def __init__(self, hub, token, wait=time.sleep):
        self.hub = hub.rstrip("/")
        self._token = token
        self._opener = urllib.request.build_opener(_Redirects)
        self.wait = wait

    def open(self, url, headers=None):
        request = urllib.request.Request(url, headers={"User-Agent": "dailies-models/1", **(headers or {})})
        if self._token and url.startswith(self.hub + "/"):
            request.add_header("Authorization", f"Bearer {self._token}")
        try:
            return self._opener.open(request, timeout=TIMEOUT_S)
        except urllib.error.HTTPError as error:
            error.close()
            if error.code in (401, 403):
                raise Problem(
                    f"{url} asks for an account: agree to the licence on the model's page, make a token there, and set HF_TOKEN."
                ) from None
            if error.code in (404, 410):
                raise Problem(f"{url} is not there any more; look for its new address, and correct the pipeline.") from None
            raise

    def tree(self, repository):
        """The files of a repository, as (path, size, sha256 or None, git's hash). Pages are followed."""
        name, revision = repository["name"], repository["revision"]
        url = f"{self.hub}/api/models/{name}/tree/{urllib.parse.quote(revision, safe='')}?recursive=true"
        files = []
        while url:
            with self.open(url) as answer:
                entries = json.load(answer)
                link = answer.headers.get("Link", "")
            for entry in entries:
                if entry.get("type") == "file":
                    large = entry.get("lfs")
                    files.append((entry["path"], entry["size"], large and large["oid"], entry.get("oid")))
            url = link[1 : link.index(">")] if link.startswith("<") and 'rel="next"' in link else None
        return files


def wanted_files(model, network, lock):
    """The files of a model. A repository that was fetched once is known from the lock, and not asked again."""
    if model.repository is None:
        if model.url is None:
            raise Problem(f"{model.path} has no address to fetch it from; put it into the folder by hand, or use --from.")
        return [Wanted(model.path, model.url, model.sha256, model.size)]
    name, revision = model.repository["name"], model.repository["revision"]
    locked = lock["repositories"].get(f"{model.path} {name}@{revision}")
    if locked is not None:
        return [Wanted(**each) for each in locked]
    files = [
        Wanted(
            f"{model.path}/{path}",
            f"{network.hub}/{name}/resolve/{urllib.parse.quote(revision, safe='')}/{urllib.parse.quote(path)}",
            sha256,
            size,
            None if sha256 else blob,
        )
        for path, size, sha256, blob in network.tree(model.repository)
        if is_plain(path) and any(fnmatch.fnmatchcase(path, pattern) for pattern in model.repository["include"])
    ]
    if not files:
        raise Problem(f"The repository {name} has none of the files that {model.path} needs; correct the pipeline.")
    return files


def is_plain(path):
    """No path that leads out of the folder, whatever a server says."""
    parts = path.split("/")
    return not path.startswith("/") and "\\" not in path and all(part not in ("", ".", "..") for part in parts)


# ── files


def digest_of(path, blob=False):
    size = path.stat().st_size
    digest = hashlib.sha1(b"blob %d\0" % size, usedforsecurity=False) if blob else hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def read_lock(folder):
    path = folder / LOCK
    if not path.exists():
        return {"files": {}, "repositories": {}}
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        raise Problem(f"{path} cannot be read; restore it from a backup, or remove it and fetch again.") from None


def write_lock(folder, lock):
    beside = folder / f".{LOCK}"
    beside.write_text(json.dumps(lock, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    os.replace(beside, folder / LOCK)


def expected(wanted, lock):
    return wanted.sha256 or lock["files"].get(wanted.path)


def is_right(path, wanted, lock):
    """Whether a file has the hash that it must have; None where nobody knows it."""
    sha256 = expected(wanted, lock)
    if sha256 is not None:
        return digest_of(path) == sha256
    return digest_of(path, blob=True) == wanted.blob if wanted.blob else None


def bring(wanted, part, network, say):
    """Fetches into `part`, going on where an earlier try stopped."""
    note = part.with_name(part.name + ".etag")
    for attempt in range(1, TRIES + 1):
        have = part.stat().st_size if part.exists() else 0
        headers = {}
        if have > 0 and note.exists():
            # Another file under the same address must not be glued to the first half of this one.
            headers = {"Range": f"bytes={have}-", "If-Range": note.read_text()}
        try:
            with network.open(wanted.url, headers) as answer:
                goes_on = answer.status == 206
                etag = answer.headers.get("ETag", "")
                if not goes_on:
                    have = 0
                if etag and not etag.startswith("W/"):
                    note.write_text(etag)
                else:
                    note.unlink(missing_ok=True)
                length = answer.headers.get("Content-Length")
                total = None if length is None else have + int(length)
                with part.open("ab" if goes_on else "wb") as file:
                    while chunk := answer.read(CHUNK):
                        file.write(chunk)
                        have += len(chunk)
                        say(wanted.path, have, total or wanted.size)
            if total is not None and have < total:
                raise ConnectionError("the connection broke")
            note.unlink(missing_ok=True)
            return
        except urllib.error.HTTPError as error:
            if error.code == 416:
                # The part is at least as long as the file: whether it is the file, its hash says.
                note.unlink(missing_ok=True)
                if wanted.size is not None and have == wanted.size:
                    return
                part.unlink(missing_ok=True)
            elif error.code < 500 and error.code != 429:
                raise Problem(f"{wanted.url} answered {error.code}; nothing was fetched of {wanted.path}.") from None
            problem = f"it answered {error.code}"
        except (OSError, ValueError) as error:
            problem = str(getattr(error, "reason", error)) or type(error).__name__
        if attempt < TRIES:
            print(f"{wanted.path}: {problem}; trying again ({attempt + 1} of {TRIES}).", file=sys.stderr)
            network.wait(min(30, 2**attempt))
    raise Problem(
        f"{wanted.path} could not be fetched whole ({problem}); run the same command again, and it goes on where it stopped."
    )


class Folder:
    """The models folder, held by one download at a time."""

    def __init__(self, path, network, agree, source=None):
        self.path = Path(path)
        self.path.mkdir(parents=True, exist_ok=True)
        self._hold = open(self.path / ".download.lock", "w")
        try:
            fcntl.flock(self._hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Problem(f"Another download fills {self.path}; wait for it.") from None
        self.lock = read_lock(self.path)
        self.network = network
        self.agree = agree
        self.source = None if source is None else Path(source)

    def close(self):
        self._hold.close()

    def add(self, model, say):
        """Brings what is missing of a model; gives how many files came."""
        if self.source is not None and model.repository is not None:
            files = self._offline(model)
        else:
            files = wanted_files(model, self.network, self.lock)
        self._check_room(files)
        came = sum(self._add_file(wanted, say) for wanted in files)
        if model.repository is not None:
            key = f"{model.path} {model.repository['name']}@{model.repository['revision']}"
            self.lock["repositories"][key] = [
                {**vars(wanted), "sha256": self.lock["files"][wanted.path]} for wanted in files
            ]
            write_lock(self.path, self.lock)
        return came

    def _offline(self, model):
        """A repository's files as another machine has fetched them: its lock says which."""
        name, revision = model.repository["name"], model.repository["revision"]
        locked = read_lock(self.source)["repositories"].get(f"{model.path} {name}@{revision}")
        if locked is None:
            raise Problem(
                f"{self.source} has no {LOCK} that knows {model.path}; fetch it there with this script first."
            )
        return [Wanted(**each) for each in locked]

    def _check_room(self, files):
        needed = sum(each.size or 0 for each in files if not (self.path / each.path).exists())
        free = shutil.disk_usage(self.path).free
        if needed > free:
            raise Problem(f"{self.path} has room for {size_text(free)}, and {size_text(needed)} are to come; make room.")

    def _add_file(self, wanted, say):
        if not is_plain(wanted.path):
            raise Problem(f"{wanted.path!r} leads out of the models folder; correct the pipeline.")
        target = self.path / wanted.path
        if target.exists():
            if target.stat().st_size and wanted.path in self.lock["files"] and self._is_unchanged(wanted, target):
                return False
            right = is_right(target, wanted, self.lock)
            if right is False:
                raise Problem(
                    f"{target} is another file than its hash says; remove it, and it is fetched again."
                )
            self._record(wanted, target, right)
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.part")
        if self.source is None:
            bring(wanted, part, self.network, say)
        else:
            there = self.source / wanted.path
            if not there.is_file():
                raise Problem(f"{there} is not there; nothing was brought of {wanted.path}.")
            shutil.copyfile(there, part)
        right = is_right(part, wanted, self.lock)
        if right is False:
            have = digest_of(part)
            part.unlink()
            want = expected(wanted, self.lock) or f"git's {wanted.blob}"
            raise Problem(
                f"{wanted.path} came with the hash {have}, and must have {want}; it was thrown away. "
                "Try again; if it stays so, somebody has changed it."
            )
        try:
            self._record(wanted, part, right)
        except Problem:
            part.unlink()
            raise
        os.replace(part, target)
        return True

    def _is_unchanged(self, wanted, target):
        """A file of the recorded hash and size is not read again each time; --verify does."""
        return wanted.size is None or target.stat().st_size == wanted.size

    def _record(self, wanted, path, right):
        sha256 = expected(wanted, self.lock) or digest_of(path)
        if right is None and not self.agree(
            f"{wanted.path}: its hash was not known. This download has\n  {sha256}\nRecord it, and keep to it from now on?"
        ):
            raise Problem(f"{wanted.path} was not kept, as its hash is not known.")
        self.lock["files"][wanted.path] = sha256
        write_lock(self.path, self.lock)

    def verify(self, model):
        """Sentences about what is missing or changed of a model."""
        prefix = model.path if model.repository is None else f"{model.path}/"
        known = {path: sha256 for path, sha256 in self.lock["files"].items() if path == prefix or path.startswith(prefix)}
        if not known:
            return [f"{model.path} is not there."]
        wrong = []
        for path, sha256 in sorted(known.items()):
            if not (self.path / path).is_file():
                wrong.append(f"{path} is missing.")
            elif digest_of(self.path / path) != sha256:
                wrong.append(f"{path} is damaged: its hash is not {sha256}.")
        return wrong


# ── the command


def asker(accept, ask=input, is_terminal=None):
    """Asks a person; with --accept the answer is yes, and without a terminal it is no."""
    is_terminal = sys.stdin.isatty() if is_terminal is None else is_terminal

    def agree(question):
        if accept:
            print(f"{question} Yes (--accept).")
            return True
        if not is_terminal:
            print(f"{question} There is nobody to ask; --accept says yes.")
            return False
        return ask(f"{question} [y/N] ").strip().lower() in ("y", "yes")

    return agree


def shower():
    last = {"at": 0.0}

    def say(path, have, total):
        now = time.monotonic()
        if now - last["at"] < 1 and have != total:
            return
        last["at"] = now
        of = "" if total is None else f" of {size_text(total)}, {100 * have / total:.0f} %"
        print(f"\r{path}: {size_text(have)}{of}   ", end="\n" if have == total else "", file=sys.stderr, flush=True)

    return say


def show(pipelines, folder):
    lock = read_lock(folder) if folder is not None and (folder / LOCK).exists() else {"files": {}, "repositories": {}}
    for name, definition in sorted(pipelines.items()):
        print(f"{name}  {definition['title']}")
        for model in models_of(definition):
            is_there = any(path == model.path or path.startswith(f"{model.path}/") for path in lock["files"])
            state = "there" if is_there else size_text(model.size)
            print(f"    {model.path}  ({state}; {model.licence})")


def read_arguments(words):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pipelines", nargs="*", metavar="PIPELINE", help="ids of pipelines; none: all that name models")
    parser.add_argument("--into", type=Path, help="the models folder, which backends mount as /models")
    parser.add_argument("--from", dest="source", type=Path, help="a folder of another machine that this script filled")
    parser.add_argument("--accept", action="store_true", help="agree to licences and unknown hashes without asking")
    parser.add_argument("--list", action="store_true", help="say what there is, and fetch nothing")
    parser.add_argument("--verify", action="store_true", help="read every file again and compare its hash")
    parser.add_argument("--definitions", type=Path, action="append", help="a folder of pipelines besides the project's own")
    parser.add_argument("--hub", default=HUB, help="another address of the hub, such as a mirror")
    return parser.parse_args(words)


def main(words=None, ask=input, is_terminal=None, wait=time.sleep):
    """0: everything is there; 1: something is not, and stderr says what."""
    options = read_arguments(words)
    pipelines = read_pipelines([*PIPELINES, *(options.definitions or [])])
    unknown = [name for name in options.pipelines if name not in pipelines]
    if unknown:
        print(f"No pipeline {', '.join(unknown)} names models; --list says which do.", file=sys.stderr)
        return 1
    chosen = {name: each for name, each in pipelines.items() if not options.pipelines or name in options.pipelines}
    if options.list:
        show(chosen, options.into)
        return 0
    if options.into is None:
        print("Say where to: --into and the models folder.", file=sys.stderr)
        return 1
    models = list({model.path: model for each in chosen.values() for model in models_of(each)}.values())
    agree = asker(options.accept, ask, is_terminal)
    if not options.verify:
        for licence in sorted({model.licence for model in models}):
            names = ", ".join(model.path for model in models if model.licence == licence)
            if not agree(f"{names}: licensed as {licence}. Do you accept it?"):
                print(f"Nothing was fetched, as the licence {licence} was not accepted.", file=sys.stderr)
                return 1
    code = 0
    try:
        network = Network(options.hub, os.environ.get("HF_TOKEN"), wait)
        folder = Folder(options.into, network, agree, options.source)
        try:
            for model in models:
                try:
                    if options.verify:
                        wrong = folder.verify(model)
                        print("\n".join(wrong) or f"{model.path} is as it was fetched.")
                        code = 1 if wrong else code
                    else:
                        came = folder.add(model, shower())
                        print(f"{model.path} is there{f' ({came} files came)' if came else ''}.")
                except Problem as problem:
                    print(problem, file=sys.stderr)
                    code = 1
        finally:
            folder.close()
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    return code


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        print("\nStopped; the same command goes on where it was.", file=sys.stderr)
        sys.exit(130)
