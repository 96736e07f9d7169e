"""What stands on the screen as QR codes is what a telephone reads."""
import re

import numpy
import zxingcpp

from terminal import Terminal, run


def scanned(lines):
    """Reads the code whose half blocks stand in the lines."""
    lines = [line for line in lines if "█" in line]
    left = min(len(line) - len(line.lstrip()) for line in lines)
    width = max(len(line) for line in lines) - left
    rows = []
    for line in lines:
        cells = line[left:left + width].ljust(width)
        rows.append([255 if cell in "█▀" else 0 for cell in cells])
        rows.append([255 if cell in "█▄" else 0 for cell in cells])
    image = numpy.pad(numpy.array(rows, dtype=numpy.uint8), 4, constant_values=255)
    found = zxingcpp.read_barcodes(numpy.kron(image, numpy.ones((6, 6), dtype=numpy.uint8)))
    return found[0].text if found else None


def kiosk_codes(rows, columns):
    terminal = Terminal("kiosk", rows=rows, columns=columns, environment={"NO_COLOR": "1"}).wait("0 首页")
    terminal.type("食品经营许可补证\r").wait("食品经营许可")
    number = re.search(r"\[(\d)\] 先看现在的材料清单", terminal.text())
    if number:
        terminal.type(number.group(1))
    terminal.wait("手机扫码")
    terminal.type(re.search(r"\[(\d)\] 手机扫码", terminal.text()).group(1))
    texts = []
    for _ in range(20):
        text = scanned(terminal.lines()[1:rows - 2])
        assert text, terminal.text()
        if text in texts:
            break
        texts.append(text)
        terminal.type("9")
    terminal.end()
    return texts


def test_several_codes_on_a_small_screen():
    texts = kiosk_codes(24, 80)
    assert len(texts) > 1
    assert all(text.startswith(f"{number}/{len(texts)}\n") for number, text in enumerate(texts, 1)), texts
    assert "食品经营许可" in texts[0] and any("身份证" in text for text in texts)


def test_one_code_on_a_large_screen():
    texts = kiosk_codes(50, 140)
    assert len(texts) == 1 and "身份证" in texts[0], texts


def test_codes_in_the_conversation():
    terminal = Terminal(rows=50, columns=100, environment={"NO_COLOR": "1"}).wait("您说>")
    terminal.type("食品经营许可补证\r").wait("您说>")
    terminal.type(":qr\r").wait("扫一扫")
    lines = terminal.lines()
    start = next(index for index, line in enumerate(lines) if "扫一扫" in line)
    assert "食品经营许可" in scanned(lines[start:])
    terminal.end()


if __name__ == "__main__":
    run([value for name, value in sorted(globals().items()) if name.startswith("test_")])
