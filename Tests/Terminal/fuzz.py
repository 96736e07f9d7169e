"""200,000 lines of random bytes through the pipe: no crash, one answer a line, flat memory."""
import json
import os
import random
import subprocess
import sys
import threading

from terminal import BINARY

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
WORDS = "开饭馆要啥子材料注销变更公司烟草证13812345678渝A12345不是公司是个体户第二个打印返回ＡＢ１２\u202e\u200b\x1b[31m\x07"


def line(generator):
    kind = generator.randrange(10)
    if kind == 0:
        return bytes(generator.randrange(256) for _ in range(generator.randrange(1, 60)))
    if kind == 1:
        return b"\xff\xfe\x00" + generator.randbytes(generator.randrange(20))
    if kind == 2 and generator.randrange(500) == 0:
        return generator.randbytes(1) * 1_000_000
    text = "".join(generator.choice(WORDS) for _ in range(generator.randrange(1, 30)))
    data = text.encode()
    if kind == 3:
        cut = generator.randrange(len(data))
        data = data[:cut] + generator.randbytes(1) + data[cut:]
    return data


def resident(pid):
    with open(f"/proc/{pid}/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 10


def main():
    generator = random.Random(6)
    process = subprocess.Popen(
        [BINARY, "--format", "json", "--session"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    sent = 0

    def feed():
        nonlocal sent
        for _ in range(COUNT):
            data = line(generator).replace(b"\n", b" ")
            # Lines of blanks get no answer.
            if any(byte not in b" \t\r" for byte in data):
                sent += 1
            process.stdin.write(data + b"\n")
        process.stdin.close()

    feeder = threading.Thread(target=feed)
    feeder.start()
    memory = []
    answers = 0
    for answer in process.stdout:
        json.loads(answer)
        assert not any(byte < 0x20 and byte != 0x0A for byte in answer), answer
        assert b"\xe2\x80\xae" not in answer, answer
        answers += 1
        if answers % (COUNT // 10) == 0:
            memory.append(resident(process.pid))
    feeder.join()
    code = process.wait()
    print(f"{sent} lines, {answers} answers, exit {code}, resident KB by tenths {memory}")
    assert code == 0 and answers == sent
    assert memory[-1] < memory[2] * 1.1 + 2048, "memory grows"


if __name__ == "__main__":
    main()
