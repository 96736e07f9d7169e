"""The conversation in a terminal."""
import os
import re
import signal
import stat
import time

from terminal import Terminal, run

PROMPT = "您说>"


def test_answers_and_hints():
    terminal = Terminal().wait(PROMPT)
    terminal.type("营业执照掉了咋个补\r").wait("可以说：编号")
    terminal.type("1\r").wait("可以说：选项编号")
    assert "\x01" not in terminal.text() and b"\x01" not in terminal.raw
    terminal.end()


def test_tab_completes_by_characters():
    terminal = Terminal().wait(PROMPT)
    terminal.type("食品经营\t").wait("食品经营许可")
    terminal.type("\x15食品小作坊\t")
    assert "食品小作坊登记" in terminal.text(), terminal.text()
    terminal.end()


def test_tab_completes_by_initials():
    terminal = Terminal().wait(PROMPT)
    terminal.type("spjyx\t").wait("食品经营许可")
    terminal.end()


def test_tab_completes_commands_and_never_files():
    terminal = Terminal().wait(PROMPT)
    terminal.type(":exp\t").wait(":explain")
    terminal.type("\x15:print /et\t")
    assert "/etc" not in terminal.text()
    terminal.end()


def test_ctrl_c_drops_the_line_and_stays():
    terminal = Terminal().wait(PROMPT)
    terminal.type("开饭馆要啥子").type("\x03")
    assert terminal.is_running()
    terminal.type("谢谢\r").wait("不客气")
    assert "开饭馆" not in terminal.lines()[terminal.screen.cursor.y]
    terminal.end()


def test_ctrl_d_and_quit_end():
    for keys in ["\x04", ":quit\r", "再见\r"]:
        terminal = Terminal().wait(PROMPT)
        terminal.type(keys)
        assert not terminal.is_running(), keys
        assert terminal.child.exitstatus == 0
        terminal.end()


def test_ctrl_z_suspends_and_comes_back():
    terminal = Terminal().wait(PROMPT)
    terminal.type("\x1a")
    time.sleep(0.2)
    os.kill(terminal.child.pid, signal.SIGCONT)
    terminal.read()
    terminal.type("谢谢\r").wait("不客气")
    terminal.end()


def test_chinese_editing_keeps_columns():
    for environment in [{}, {"LANG": "C"}, {"LC_ALL": "C"}, {"LANG": "", "LC_ALL": "POSIX"}]:
        terminal = Terminal(environment=environment).wait(PROMPT)
        terminal.type("开饭馆材料")
        before = terminal.screen.cursor.x
        terminal.type("\x02\x02")  # two characters to the left
        assert terminal.screen.cursor.x == before - 4, (environment, terminal.text())
        terminal.type("\x7f要")  # 馆 goes, 要 comes
        line = terminal.lines()[terminal.screen.cursor.y]
        assert "开饭要材料" in line, (environment, line)
        terminal.end()


def test_long_chinese_line_wraps():
    terminal = Terminal(columns=40).wait(PROMPT)
    terminal.type("开饭馆" * 20).type("\x01\x05")
    assert "".join(terminal.lines()).count("开饭馆") >= 18, terminal.text()
    terminal.end()


def test_resize_changes_the_width_of_the_next_answer():
    terminal = Terminal(columns=100).wait(PROMPT)
    terminal.resize(24, 50)
    terminal.type("开饭馆要啥子材料\r").wait(PROMPT)
    start = len(terminal.raw)
    terminal.type(":item food-business-licence\r").wait(PROMPT)
    shown = re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", terminal.raw[start:]).decode(errors="replace")
    widest = max(sum(2 if ord(c) > 0x2E80 else 1 for c in line) for line in shown.split("\r\n")[1:])
    assert widest <= 54, widest
    terminal.end()


def test_history_is_masked_and_private():
    terminal = Terminal().wait(PROMPT)
    terminal.type("我的电话13812345678，身份证11010519491231002X\r").wait(PROMPT)
    terminal.type(":quit\r")
    path = terminal.home + "/state/yici/history"
    with open(path, encoding="utf-8") as file:
        content = file.read()
    assert "138********" in content and "13812345678" not in content and "19491231" not in content, content
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    again = Terminal(environment={"XDG_STATE_HOME": terminal.home + "/state"}).wait(PROMPT)
    again.type("\x1b[A\x1b[A").wait("138********")
    again.end()
    terminal.end()


def test_no_history():
    terminal = Terminal("--no-history").wait(PROMPT)
    terminal.type("开饭馆\r").type(":quit\r")
    assert not os.path.exists(terminal.home + "/state/yici/history")
    terminal.end()


def test_search_in_history():
    terminal = Terminal().wait(PROMPT)
    terminal.type("开药店要好久\r").type("谢谢\r").type("\x12药店").wait("开药店要好久")
    terminal.end()


def test_paste_storm():
    terminal = Terminal().wait(PROMPT)
    lines = "\r".join(f"第{n}行 开饭馆" for n in range(10_000))
    terminal.child.send(b"\x1b[200~" + lines.encode() + b"\x1b[201~")
    terminal.read(quiet=2, limit=60)
    start = time.time()
    terminal.type("\r")
    assert terminal.is_running()
    terminal.wait("太长", limit=20)
    terminal.type("谢谢\r").wait("不客气")
    assert time.time() - start < 20
    terminal.end()


def test_unbracketed_paste():
    terminal = Terminal("--no-history").wait(PROMPT)
    for _ in range(20):
        terminal.child.send("谢谢\r".encode() * 50)
        terminal.read(quiet=0.2)
    terminal.type("你是谁\r").wait("办事助手")
    assert terminal.is_running()
    terminal.end()


def test_escape_injection_is_never_raw():
    payloads = [b"\x1b]0;evil\x07", b"\x1b[31mred", b"\xc2\x9b31m", b"\xe2\x80\xaeabc", b"\xe2\x81\xa6x"]
    for payload in payloads:
        terminal = Terminal("--format", "json").wait(PROMPT)
        start = len(terminal.raw)
        terminal.child.send(b"\x1b[200~" + payload + "开饭馆".encode() + b"\x1b[201~\r")
        terminal.read()
        shown = terminal.raw[start:]
        assert payload not in shown, (payload, shown[:300])
        assert terminal.is_running()
        terminal.end()


def test_no_colour():
    terminal = Terminal(environment={"NO_COLOR": "1"}).wait(PROMPT)
    terminal.type("开饭馆要啥子材料\r").wait("可以说")
    assert not re.search(rb"\x1b\[[0-9;]+m", terminal.raw), terminal.raw[-400:]
    terminal.end()


def test_print_to_files():
    terminal = Terminal().wait(PROMPT)
    terminal.type("食品经营许可补证\r").wait(PROMPT)
    for name, part in [("a.txt", "一次性告知单"), ("a.md", "| 材料 |"), ("a.html", "size: A4"), ("a.ticket.html", "size: 80mm")]:
        path = terminal.home + "/" + name
        terminal.type(f":print {path}\r").wait("告知单已写到")
        with open(path, encoding="utf-8") as file:
            assert part in file.read(), name
    terminal.type(f":print {terminal.home}/a.txt\r").wait("写不到")
    terminal.end()


def test_print_command():
    terminal = Terminal("--print-command", "cat > $HOME/printed").wait(PROMPT)
    terminal.type("食品经营许可补证\r").wait(PROMPT)
    terminal.type("打印\r").wait("已送去打印")
    time.sleep(0.5)
    with open(terminal.home + "/printed", encoding="utf-8") as file:
        assert "一次性告知单" in file.read()
    terminal.end()


def test_codes():
    terminal = Terminal(rows=50, columns=100).wait(PROMPT)
    terminal.type("食品经营许可补证\r").wait(PROMPT)
    terminal.type(":qr\r").wait("用手机扫一扫")
    assert "▀" in terminal.text()
    terminal.end()


def test_pager_only_when_asked():
    terminal = Terminal(environment={"PAGER": "sed s/^/PAGED:/"}).wait(PROMPT)
    terminal.type("食品经营许可补证\r").wait(PROMPT)
    assert "PAGED" not in terminal.text()
    terminal.type(":pager\r").wait("PAGED")
    terminal.end()


def test_commands():
    terminal = Terminal(rows=40).wait(PROMPT)
    terminal.type(":help\r").wait("Ctrl-R")
    terminal.type(":list\r").wait("market-regulation")
    terminal.type(":explain 开饭馆\r").wait("verdict")
    terminal.type(":format json\r").type("谢谢\r").wait('"outcome":"smalltalk"')
    terminal.type(":format text\r").type(":nonsense\r").wait("没有“:nonsense”")
    terminal.type("：help\r").wait("Ctrl-R")
    terminal.end()


if __name__ == "__main__":
    run([value for name, value in sorted(globals().items()) if name.startswith("test_")])
