import contextlib
import hashlib
import io
import json
import os
import sys
import tempfile
import threading
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import download

LARGE = bytes(range(256)) * 12_000
SMALL = b'{"a": 1}'
MIB = 1 << 20


def sha256(content):
    return hashlib.sha256(content).hexdigest()


class Server:
    """A hub with ways to misbehave."""

    def __init__(self):
        self.files = {"/weights.bin": LARGE}
        self.trees = {}
        self.breaks = 0
        self.break_at = MIB
        self.ranges = True
        self.etag = '"one"'
        self.needs_token = None
        self.moved = {}
        self.requests = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                """Quiet."""

            def do_GET(self):
                outer.answer(self)

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, args=(0.01,), daemon=True).start()

    def close(self):
        self.http.shutdown()
        self.http.server_close()

    def answer(self, handler):
        self.requests.append((handler.path, dict(handler.headers)))
        if self.needs_token and handler.headers.get("Authorization") != f"Bearer {self.needs_token}":
            return self.end(handler, 401)
        path = handler.path.split("?")[0]
        if path in self.moved:
            handler.send_response(302)
            handler.send_header("Location", self.moved[path])
            handler.send_header("Content-Length", "0")
            handler.end_headers()
            return None
        if path in self.trees:
            return self.end(handler, 200, json.dumps(self.trees[path]).encode())
        if path not in self.files:
            return self.end(handler, 404)
        content = self.files[path]
        start = 0
        wanted = handler.headers.get("Range")
        if wanted and self.ranges and handler.headers.get("If-Range") == self.etag:
            start = int(wanted.removeprefix("bytes=").removesuffix("-"))
            if start >= len(content):
                return self.end(handler, 416)
        handler.send_response(206 if start else 200)
        handler.send_header("ETag", self.etag)
        handler.send_header("Content-Length", str(len(content) - start))
        handler.end_headers()
        rest = content[start:]
        if self.breaks > 0 and len(rest) > self.break_at:
            self.breaks -= 1
            handler.wfile.write(rest[: self.break_at])
            handler.close_connection = True
            handler.connection.close()
            return None
        handler.wfile.write(rest)
        return None

    def end(self, handler, code, content=b""):
        handler.send_response(code)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)


class Downloads(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.close)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.into = self.root / "models"
        self.definitions = self.root / "pipelines"
        self.definitions.mkdir()

    def pipeline(self, *models, name="tested"):
        definition = {"id": name, "version": 1, "title": "Tested", "models": list(models)}
        (self.definitions / f"{name}.json").write_text(json.dumps(definition))

    def file(self, path="sub/weights.bin", sha256=sha256(LARGE), size=len(LARGE), licence="MIT", at="/weights.bin"):  # noqa: B008
        return {
            "path": path,
            "url": self.server.url + at,
            "sha256": sha256,
            "sizeBytes": size,
            "licence": licence,
        }

    def run_it(self, *words, answers=None, token=None):
        """The exit code and everything that was said."""
        said = io.StringIO()
        asked = iter(answers or [])
        before = os.environ.pop("HF_TOKEN", None)
        if token:
            os.environ["HF_TOKEN"] = token
        try:
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                code = download.main(
                    ["tested", "--definitions", str(self.definitions), "--hub", self.server.url, *words],
                    ask=lambda question: print(question) or next(asked),
                    is_terminal=answers is not None,
                    wait=lambda _: None,
                )
        finally:
            os.environ.pop("HF_TOKEN", None)
            if before is not None:
                os.environ["HF_TOKEN"] = before
        return code, said.getvalue()

    def fetch(self, *words, **options):
        return self.run_it("--into", str(self.into), *words, **options)

    def ranges(self):
        return [headers.get("Range") for path, headers in self.server.requests if path == "/weights.bin"]

    def test_a_file_comes_whole_and_is_not_fetched_again(self):
        self.pipeline(self.file())
        self.assertEqual(self.fetch("--accept")[0], 0)
        self.assertEqual((self.into / "sub/weights.bin").read_bytes(), LARGE)
        self.assertEqual(os.listdir(self.into / "sub"), ["weights.bin"])
        self.assertEqual(self.fetch("--accept")[0], 0)
        self.assertEqual(self.ranges(), [None])

    def test_a_broken_connection_is_gone_on_with(self):
        self.pipeline(self.file())
        self.server.breaks = 2
        code, said = self.fetch("--accept")
        self.assertEqual(code, 0, said)
        self.assertEqual((self.into / "sub/weights.bin").read_bytes(), LARGE)
        self.assertEqual(self.ranges(), [None, f"bytes={MIB}-", f"bytes={2 * MIB}-"])

    def test_one_that_breaks_too_often_goes_on_with_the_next_command(self):
        self.pipeline(self.file())
        self.server.breaks, self.server.break_at = download.TRIES, 1000
        code, said = self.fetch("--accept")
        self.assertEqual(code, 1)
        self.assertIn("run the same command again", said)
        self.assertFalse((self.into / "sub/weights.bin").exists())
        self.assertEqual(self.fetch("--accept")[0], 0)
        self.assertEqual(self.ranges()[-1], f"bytes={1000 * download.TRIES}-")
        self.assertEqual((self.into / "sub/weights.bin").read_bytes(), LARGE)

    def test_a_server_without_ranges_is_begun_anew(self):
        self.pipeline(self.file())
        self.server.breaks, self.server.ranges = 1, False
        self.assertEqual(self.fetch("--accept")[0], 0)
        self.assertEqual((self.into / "sub/weights.bin").read_bytes(), LARGE)

    def test_another_file_under_the_same_address_is_not_glued_to_half_of_the_first(self):
        self.pipeline(self.file())
        self.server.breaks, self.server.break_at = download.TRIES, 1000
        self.fetch("--accept")
        self.server.etag = '"two"'
        self.assertEqual(self.fetch("--accept")[0], 0)
        self.assertEqual((self.into / "sub/weights.bin").read_bytes(), LARGE)

    def test_a_wrong_hash_is_thrown_away_with_both_hashes_said(self):
        self.pipeline(self.file(sha256="0" * 64))
        code, said = self.fetch("--accept")
        self.assertEqual(code, 1)
        self.assertIn("0" * 64, said)
        self.assertIn(sha256(LARGE), said)
        self.assertEqual(os.listdir(self.into / "sub"), [])

    def test_an_unknown_hash_is_shown_and_asked_for_recorded_and_kept_to(self):
        self.pipeline(self.file(sha256=None, size=None))
        code, said = self.fetch(answers=["y", "n"])
        self.assertEqual(code, 1)
        self.assertIn(sha256(LARGE), said)
        self.assertFalse((self.into / "sub/weights.bin").exists())
        self.assertEqual(self.fetch(answers=["y", "y"])[0], 0)
        lock = json.loads((self.into / "models.lock.json").read_text())
        self.assertEqual(lock["files"], {"sub/weights.bin": sha256(LARGE)})
        # Gone, and another one in its place at the source.
        (self.into / "sub/weights.bin").unlink()
        self.server.files["/weights.bin"] = LARGE[::-1]
        code, said = self.fetch("--accept")
        self.assertEqual(code, 1)
        self.assertIn("somebody has changed it", said)

    def test_a_licence_is_asked_for_once_and_a_no_fetches_nothing(self):
        self.pipeline(self.file(licence="A Licence"), self.file(path="other.bin", licence="A Licence"))
        code, said = self.fetch(answers=["n"])
        self.assertEqual((code, said.count("Do you accept it?")), (1, 1))
        self.assertEqual(self.server.requests, [])
        code, said = self.fetch()
        self.assertEqual(code, 1)
        self.assertIn("There is nobody to ask", said)
        self.assertEqual(self.fetch(answers=["y"])[0], 0)

    def test_a_repository_comes_by_its_own_list_with_the_hashes_that_it_gives(self):
        blob = hashlib.sha1(b"blob %d\0" % len(SMALL) + SMALL, usedforsecurity=False).hexdigest()
        self.server.trees["/api/models/studio/flux/tree/main"] = [
            {"type": "directory", "path": "vae", "oid": "x", "size": 0},
            {"type": "file", "path": "vae/config.json", "oid": blob, "size": len(SMALL)},
            {"type": "file", "path": "vae/w.safetensors", "oid": "p", "size": 9, "lfs": {"oid": sha256(LARGE), "size": 9}},
            {"type": "file", "path": "vae/w.bin", "oid": "q", "size": 9},
            {"type": "file", "path": "../../etc/cron.d/x", "oid": blob, "size": len(SMALL)},
        ]
        self.server.files["/studio/flux/resolve/main/vae/config.json"] = SMALL
        self.server.files["/studio/flux/resolve/main/vae/w.safetensors"] = LARGE
        repository = {"name": "studio/flux", "revision": "main", "include": ["*.json", "*.safetensors", "..*"]}
        model = {"path": "flux", "repository": repository, "sha256": None, "sizeBytes": None, "licence": "MIT"}
        self.pipeline(model)
        code, said = self.fetch("--accept")
        self.assertEqual(code, 0, said)
        self.assertNotIn("was not known", said)
        self.assertEqual((self.into / "flux/vae/w.safetensors").read_bytes(), LARGE)
        self.assertEqual((self.into / "flux/vae/config.json").read_bytes(), SMALL)
        self.assertFalse((self.into / "flux/vae/w.bin").exists())
        self.assertFalse((self.root / "etc").exists())
        # What was fetched once is known, and the hub is not asked again.
        self.server.trees.clear()
        self.assertEqual(self.fetch("--accept")[0], 0)
        self.assertEqual(self.fetch("--verify")[0], 0)
        # Another machine takes it from here without any network.
        self.server.files.clear()
        first, self.into = self.into, self.root / "second"
        self.assertEqual(self.fetch("--accept", "--from", str(first))[0], 0)
        self.assertEqual((self.into / "flux/vae/w.safetensors").read_bytes(), LARGE)

    def test_a_small_file_of_a_repository_is_held_to_gits_own_hash(self):
        self.server.trees["/api/models/studio/flux/tree/main"] = [
            {"type": "file", "path": "config.json", "oid": "0" * 40, "size": len(SMALL)}
        ]
        self.server.files["/studio/flux/resolve/main/config.json"] = SMALL
        repository = {"name": "studio/flux", "revision": "main", "include": ["*.json"]}
        self.pipeline({"path": "flux", "repository": repository, "sha256": None, "sizeBytes": None, "licence": "MIT"})
        code, said = self.fetch("--accept")
        self.assertEqual(code, 1)
        self.assertIn("must have git's", said)

    def test_a_repository_that_asks_for_an_account_says_how_and_shows_no_token(self):
        self.server.needs_token = "hf_secret"
        self.pipeline(self.file())
        code, said = self.fetch("--accept")
        self.assertEqual(code, 1)
        self.assertIn("set HF_TOKEN", said)
        code, said = self.fetch("--accept", token="hf_secret")
        self.assertEqual(code, 0)
        self.assertNotIn("hf_secret", said)

    def test_a_token_is_sent_to_no_other_host(self):
        other = Server()
        self.addCleanup(other.close)
        self.pipeline(self.file() | {"url": other.url + "/weights.bin"})
        self.assertEqual(self.fetch("--accept", token="hf_secret")[0], 0)
        self.assertNotIn("Authorization", other.requests[0][1])

    def test_a_token_does_not_follow_to_where_the_hub_sends_us(self):
        other = Server()
        self.addCleanup(other.close)
        self.server.moved = {"/weights.bin": other.url + "/weights.bin"}
        self.pipeline(self.file())
        self.assertEqual(self.fetch("--accept", token="hf_secret")[0], 0)
        self.assertEqual(self.server.requests[0][1]["Authorization"], "Bearer hf_secret")
        self.assertNotIn("Authorization", other.requests[0][1])

    def test_a_damaged_file_is_found_by_verify(self):
        self.pipeline(self.file())
        self.fetch("--accept")
        path = self.into / "sub/weights.bin"
        path.write_bytes(LARGE[:-1] + b"!")
        code, said = self.fetch("--verify")
        self.assertEqual(code, 1)
        self.assertIn("sub/weights.bin is damaged", said)
        path.unlink()
        self.assertIn("sub/weights.bin is missing", self.fetch("--verify")[1])

    def test_one_that_fails_does_not_keep_the_others_back(self):
        self.pipeline(self.file(path="gone.bin", at="/gone"), self.file())
        code, said = self.fetch("--accept")
        self.assertEqual(code, 1)
        self.assertIn("/gone is not there any more", said)
        self.assertTrue((self.into / "sub/weights.bin").exists())

    def test_two_downloads_do_not_fill_one_folder(self):
        self.pipeline(self.file())
        held = download.Folder(self.into, None, None)
        code, said = self.fetch("--accept")
        held.close()
        self.assertEqual(code, 1)
        self.assertIn("Another download fills", said)

    def test_the_list_says_licences_and_sizes_and_fetches_nothing(self):
        self.pipeline(self.file(licence="A Licence"))
        code, said = self.run_it("--list")
        self.assertEqual(code, 0)
        self.assertIn("sub/weights.bin  (3.07 MB; A Licence)", said)
        self.assertEqual(self.server.requests, [])
        self.fetch("--accept")
        self.assertIn("(there; A Licence)", self.fetch("--list")[1])

    def test_an_unknown_pipeline_is_refused(self):
        self.pipeline(self.file(), name="another")
        self.assertIn("No pipeline tested names models", self.run_it("--list")[1])

    def test_a_path_that_leads_out_of_the_folder_is_refused(self):
        self.pipeline(self.file(path="../out.bin"))
        code, said = self.fetch("--accept")
        self.assertEqual(code, 1)
        self.assertIn("leads out of the models folder", said)
        self.assertEqual(self.server.requests, [])


if __name__ == "__main__":
    unittest.main()
