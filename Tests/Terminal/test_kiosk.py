"""The kiosk: everything by digits, nothing left behind, no way out."""
import os
import re
import signal
import tempfile
import time

from terminal import Terminal, run

HOME = "[7] 找工作人员"
FOOTER = "0 首页"


def kiosk(*arguments, **options):
    return Terminal("kiosk", *arguments, **options).wait(FOOTER)


def staff_code():
    file = tempfile.NamedTemporaryFile("w", delete=False)
    file.write("274183\n")
    file.close()
    os.chmod(file.name, 0o600)
    return file.name


def test_home_page_fits_24_by_80():
    terminal = kiosk()
    lines = terminal.lines()
    assert FOOTER in lines[23], terminal.text()
    for number in range(1, 8):
        assert any(f"[{number}]" in line for line in lines), terminal.text()
    assert b"\x1b[?1049h" in terminal.raw
    terminal.end()


def test_other_sizes():
    for rows, columns in [(24, 80), (30, 100), (50, 160), (12, 40), (10, 30)]:
        terminal = Terminal("kiosk", rows=rows, columns=columns)
        terminal.read(quiet=0.5)
        terminal.type("1").type("9").type("0")
        assert terminal.is_running(), (rows, columns)
        if rows >= 12 and columns >= 40:
            assert FOOTER in terminal.lines()[rows - 1], terminal.text()
        terminal.end()


def test_resize():
    terminal = kiosk()
    terminal.resize(40, 120)
    terminal.read(quiet=1.3)
    assert FOOTER in terminal.lines()[39], terminal.text()
    terminal.end()


def test_digits_alone_reach_a_notice():
    terminal = kiosk()
    terminal.type("1\r").wait("食品经营许可")
    for _ in range(8):
        if "依据" in terminal.text() and "第1页" in terminal.text():
            break
        terminal.type("1")
    text = terminal.text()
    assert "一次性告知单" in text, text
    terminal.type("9").wait("第2页")
    terminal.type("8").wait("第1页")
    assert FOOTER in terminal.lines()[23]
    terminal.end()


def test_page_keys_scroll():
    terminal = kiosk()
    terminal.type("6").wait("第1页，共3页")
    terminal.type("\x1b[6~").wait("第2页，共3页")
    terminal.type("\x1b[5~").wait("第1页，共3页")
    terminal.end()


def test_digits_alone_reach_every_department():
    terminal = kiosk()
    seen = set()
    terminal.type("6").wait("第1页，共3页")
    for _ in range(3):
        seen |= set(re.findall(r"\[\d\] (\S+)", terminal.text()))
        terminal.type("9")
    assert len(seen) == 17, seen
    terminal.type("1").wait("[1]")
    terminal.type("1")
    assert terminal.is_running()
    terminal.end()


def test_back_and_home():
    terminal = kiosk()
    terminal.type("6").wait("第1页，共3页")
    terminal.type("1").type("*").wait("第1页，共3页")
    terminal.type("0").wait(HOME)
    terminal.type("*").type("*")
    assert HOME in terminal.text()
    terminal.end()


def test_chinese_input_with_backspace():
    terminal = kiosk()
    terminal.type("开饭馆补").type("\x7f")
    assert "请输入：开饭馆" in terminal.text() and "补" not in terminal.text(), terminal.text()
    column = 1 + 4 * 2 + 3 * 2
    assert terminal.screen.cursor.x == column, (terminal.screen.cursor.x, column)
    terminal.type("\r").wait("食品经营许可")
    terminal.end()


def test_idle_wipe():
    terminal = kiosk("--idle", "6", "--countdown", "3")
    terminal.type("我叫张三要办餐饮").type("\r")
    terminal.type("李四的电话")
    assert "李四" in terminal.text()
    terminal.wait("秒后清除", limit=6)
    before = len(terminal.raw)
    terminal.wait(HOME, limit=6)
    time.sleep(0.2)
    terminal.read()
    assert "李四" not in terminal.text() and "秒后清除" not in terminal.text(), terminal.text()
    assert b"\x1b[3J" in terminal.raw[before:]
    terminal.type("*")
    assert HOME in terminal.text() and "张三" not in terminal.text()
    terminal.type("\x1b[A\x1bp\x12")
    assert "张三" not in terminal.text() and "李四" not in terminal.text()
    terminal.end()


def test_any_key_stops_the_countdown_and_nothing_else():
    terminal = kiosk("--idle", "6", "--countdown", "4")
    terminal.type("6").wait("第1页，共3页")
    terminal.wait("秒后清除", limit=6)
    terminal.type("0").wait("第1页，共3页")
    terminal.end()


def test_control_keys_do_nothing():
    terminal = kiosk()
    for code in list(range(1, 32)):
        terminal.child.send(bytes([code]))
    terminal.read()
    for keys in ["\x03\x03\x03", "\x1a", "\x1c", "\x04\x04", "\x11\x13", "\x0f", "\x16", "\x1b[24~", "\x1bOP",
                 "\x1b!", "\x1b:", "!sh\r", ":quit\r", ":!sh\r", ":pager\r", "\t\t", "$(id)\r", "/etc/pass\t\t", "\x1b*"]:
        terminal.child.send(keys.encode())
    terminal.read()
    for number in [signal.SIGINT, signal.SIGTSTP, signal.SIGQUIT, signal.SIGUSR1, signal.SIGPIPE, signal.SIGALRM]:
        os.kill(terminal.child.pid, number)
    terminal.read()
    assert terminal.is_running()
    with open(f"/proc/{terminal.child.pid}/status", encoding="ascii") as file:
        assert re.search(r"State:\s+[SR]", file.read())
    children = os.popen(f"ps --ppid {terminal.child.pid} -o pid=").read().split()
    assert not children, children
    assert "root:" not in terminal.text()
    terminal.type("*").type("0").wait(HOME)
    terminal.end()


def test_escape_injection_is_never_raw():
    terminal = kiosk()
    start = len(terminal.raw)
    for payload in [b"\x1b]0;evil\x07", b"\x1b]52;c;ZXZpbA==\x07", b"\x1bP1$r\x1b\\", b"\xc2\x9b31m", b"\xe2\x80\xae",
                    b"\xe2\x81\xa6", b"\xff\xfe\x00", b"\x1b[31m"]:
        terminal.child.send(b"a" + payload + b"b")
        terminal.read()
        assert payload not in terminal.raw[start:], payload
        start = len(terminal.raw)
        terminal.type("\r").type("0")
    assert b"evil" not in terminal.raw
    assert terminal.is_running()
    terminal.end()


def test_paste_storm():
    terminal = kiosk()
    start = time.time()
    for _ in range(100):
        terminal.child.send("开饭馆要啥子材料\r".encode() * 100)
        terminal.read(quiet=0.01, limit=0.2)
    terminal.child.send("x".encode() * 100_000)
    terminal.read(quiet=1, limit=30)
    assert terminal.is_running()
    terminal.type("\r").type("0").wait(HOME)
    assert time.time() - start < 60
    terminal.end()


def test_staff_code_leaves():
    terminal = kiosk("--staff-code", staff_code())
    terminal.type("#").wait("工作人员口令")
    terminal.type("111111\r").wait("口令不对")
    terminal.type("#").type("274183")
    assert "274183" not in terminal.text() and "••••••" in terminal.text()
    terminal.type("\r")
    assert not terminal.is_running()
    assert terminal.child.exitstatus == 0
    assert b"\x1b[?1049l" in terminal.raw
    terminal.end()


def test_without_code_there_is_no_way_out():
    terminal = kiosk()
    terminal.type("#")
    assert "口令" not in terminal.text()
    terminal.end()


def test_code_file_for_everybody_is_refused():
    path = staff_code()
    os.chmod(path, 0o644)
    terminal = Terminal("kiosk", "--staff-code", path)
    terminal.wait("chmod 600")
    terminal.read()
    assert not terminal.is_running() and terminal.child.exitstatus == 77
    terminal.end()


def test_crash_ends_without_a_question():
    for number in [signal.SIGSEGV, signal.SIGILL, signal.SIGTRAP, signal.SIGABRT]:
        terminal = kiosk()
        terminal.type("张三")
        os.kill(terminal.child.pid, number)
        terminal.read(quiet=1)
        assert not terminal.is_running(), number
        assert b"backtrace" not in terminal.raw.lower() and b"Press" not in terminal.raw
        terminal.end()


def test_lost_terminal_ends_with_an_error():
    import pty
    import subprocess
    from terminal import BINARY
    master, slave = pty.openpty()
    process = subprocess.Popen([BINARY, "kiosk"], stdin=slave, stdout=slave, stderr=subprocess.DEVNULL)
    os.close(slave)
    time.sleep(0.5)
    os.read(master, 65536)
    os.close(master)
    assert process.wait(timeout=5) != 0


def test_sigterm_leaves_a_clean_terminal():
    terminal = kiosk()
    terminal.type("张三")
    os.kill(terminal.child.pid, signal.SIGTERM)
    terminal.read(quiet=1.5)
    assert not terminal.is_running()
    assert terminal.child.exitstatus == 0
    assert terminal.raw.rstrip().endswith(b"\x1b[?1049l"), terminal.raw[-60:]
    terminal.end()


def show_notice(terminal, line):
    """Says a line, and goes on to the list when something is asked first."""
    terminal.type(line).wait("食品经营许可")
    number = re.search(r"\[(\d)\] 先看现在的材料清单", terminal.text())
    if number:
        terminal.type(number.group(1))
    terminal.wait("打印告知单")


def test_codes_and_printing():
    terminal = kiosk("--print-command", "cat > $HOME/printed", rows=40, columns=120)
    show_notice(terminal, "食品经营许可补证\r")
    number = re.search(r"\[(\d)\] 打印告知单", terminal.text()).group(1)
    terminal.type(number).wait("正在打印")
    time.sleep(0.5)
    with open(terminal.home + "/printed", encoding="utf-8") as file:
        assert "一次性告知单" in file.read()
    number = re.search(r"\[(\d)\] 手机扫码", terminal.text()).group(1)
    terminal.type(number)
    assert "▀" in terminal.text() and FOOTER in terminal.lines()[39]
    terminal.type("*").wait("打印告知单")
    terminal.end()


def test_hanging_printer_does_not_hold_up():
    terminal = kiosk("--print-command", "sleep 30")
    show_notice(terminal, "食品经营许可补证\r")
    start = time.time()
    terminal.type(re.search(r"\[(\d)\] 打印告知单", terminal.text()).group(1)).wait("正在打印")
    terminal.type("0").wait(HOME)
    assert time.time() - start < 5
    terminal.end()


def test_log_survives_kill():
    path = tempfile.mkdtemp() + "/log.sqlite"
    terminal = kiosk("--log", path)
    terminal.type("开饭馆13812345678\r").wait("输入要办的事后按回车")
    terminal.end()  # SIGKILL
    import sqlite3
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    rows = database.execute("SELECT question FROM interaction").fetchall()
    assert rows == [("开饭馆138********",)], rows
    assert os.stat(path).st_mode & 0o077 == 0


if __name__ == "__main__":
    run([value for name, value in sorted(globals().items()) if name.startswith("test_")])
