"""The interaction log under kill -9."""
import os
import signal
import sqlite3
import subprocess
import tempfile
import time

from terminal import BINARY, run


def test_kill_at_any_moment_loses_at_most_one_record():
    for attempt in range(12):
        path = tempfile.mkdtemp() + "/log.sqlite"
        process = subprocess.Popen(
            [BINARY, "--log", path, "--line-buffered", "--format", "json"], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE)
        os.set_blocking(process.stdout.fileno(), True)
        process.stdin.write("开饭馆\n".encode() * 5_000)
        process.stdin.flush()
        time.sleep(0.05 + attempt * 0.03)
        os.kill(process.pid, signal.SIGKILL)
        answers = process.stdout.read().count(b"\n")
        process.wait()
        database = sqlite3.connect(path)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        try:
            records = database.execute("SELECT count(*) FROM interaction").fetchone()[0]
        except sqlite3.OperationalError:
            records = 0  # killed before the table was there
        assert answers <= records <= answers + 1 or answers == 0, (answers, records)
        report = subprocess.run([BINARY, "report", path], capture_output=True, check=False)
        assert records == 0 or report.returncode == 0, report.stderr


def test_no_log_without_the_option():
    folder = tempfile.mkdtemp()
    subprocess.run([BINARY], input="开饭馆\n".encode(), cwd=folder, capture_output=True, check=True)
    assert os.listdir(folder) == []


def test_what_is_no_log_is_refused():
    folder = tempfile.mkdtemp()
    with open(folder + "/text", "w", encoding="utf-8") as file:
        file.write("no database at all, and long enough to be read as one " * 20)
    for command in [["--log", folder + "/text"], ["report", folder + "/text"], ["--log", folder + "/no/such"]]:
        result = subprocess.run([BINARY, *command], input=b"", capture_output=True, check=False)
        assert result.returncode in (65, 73), (command, result)
        assert result.stderr


def test_report_formats():
    path = tempfile.mkdtemp() + "/log.sqlite"
    questions = "食品经营许可\n办护照\n办护照要啥\n<b>开饭馆</b>\n"
    subprocess.run([BINARY, "--log", path], input=questions.encode(), capture_output=True, check=True)
    for form in ["text", "html", "json", "csv"]:
        result = subprocess.run([BINARY, "report", "--format", form, path], capture_output=True, check=True)
        assert "食品经营许可" in result.stdout.decode(), form
        assert form != "html" or b"<b>" not in result.stdout


if __name__ == "__main__":
    run([value for name, value in sorted(globals().items()) if name.startswith("test_")])
