#!/usr/bin/env python3
"""Tries the staff's commands as a person would: look-up, check, diff, exchange, site, live reload.

Usage: staff_tools.py path/to/yici   (from the top of the repository)
"""
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import pexpect

YICI = os.path.abspath(sys.argv.pop(1) if len(sys.argv) > 1 else ".build/release/yici")
ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
ITEM = "KnowledgeBase/items/market-regulation/food-business-licence.yaml"


def run(*arguments, code=0, cwd=None):
    """Standard output of a command that must exit with a code."""
    result = subprocess.run([YICI, *arguments], cwd=cwd, capture_output=True, text=True, timeout=300)
    assert result.returncode == code, (arguments, result.returncode, result.stderr[-800:])
    return result.stdout if code == 0 or result.stdout else result.stderr


class Copy(unittest.TestCase):
    """A copy of the data in a temporary folder."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="yici-staff-")
        self.addCleanup(shutil.rmtree, self.folder)
        for part in ("KnowledgeBase", "Dialogs"):
            shutil.copytree(os.path.join(ROOT, part), os.path.join(self.folder, part))

    def edit(self, path, old, new):
        path = os.path.join(self.folder, path)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        self.assertIn(old, text)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace(old, new))


class LookUp(unittest.TestCase):
    def test_list_filters_and_formats(self):
        rows = [json.loads(line) for line in run("list", "--format", "json").splitlines()]
        self.assertEqual(len(rows), 306)
        table = list(csv.DictReader(io.StringIO(run("list", "--format", "csv", "--window", "W03"))))
        self.assertEqual({row["id"] for row in table}, {row["id"] for row in rows if row["window"] == "W03"})
        renewals = [json.loads(line) for line in run("list", "--act", "renewal", "--sort", "time", "--format", "json").splitlines()]
        self.assertTrue(all("renewal" in row["acts"].split() for row in renewals))
        days = [row["days"] if row["days"] is not None else 10**6 for row in renewals]
        self.assertEqual(days, sorted(days))
        self.assertIn("food-business-licence", run("list", "--text", "火锅店"))
        self.assertTrue(run("list", "--department", "市监局", "--format", "markdown").startswith("| id | name |"))

    def test_table_fits_the_terminal(self):
        for width in (60, 80, 120):
            child = pexpect.spawn(YICI, ["list", "--window", "w03"], encoding="utf-8", dimensions=(40, width), timeout=60)
            child.expect(pexpect.EOF)
            text = re.sub(r"\x1b\[[0-9;]*m", "", child.before)
            for line in text.splitlines():
                wide = sum(2 if ord(c) > 0x2E80 else 1 for c in line)
                self.assertLessEqual(wide, width + 2, line)

    def test_unknown_names_are_usage_errors_with_a_suggestion(self):
        self.assertIn("did you mean", run("list", "--department", "市监菊", code=64))
        self.assertIn("no window", run("window", "W99", code=64))
        self.assertIn("no material", run("materials", "qqqq", code=66))
        self.assertIn("did you mean", run("show", "food-busines-licence-x", code=66))

    def test_materials_and_window(self):
        uses = list(csv.DictReader(io.StringIO(run("materials", "health-certificate", "--format", "csv"))))
        self.assertGreater(len(uses), 3)
        self.assertEqual({row["name"] for row in uses}, {"从业人员健康合格证明"})
        part = run("materials", "健康证明")
        self.assertIn("健康证明", part)
        window = run("window", "w02")
        self.assertIn("food-business-licence", window)
        self.assertLess(len(run("window", "W02", "--brief")), len(window))

    def test_show_every_act(self):
        one = run("show", "food-business-licence")
        every = run("show", "食品经营许可", "--all-acts")
        for act in ("新办", "变更", "延续", "补证", "注销"):
            self.assertIn(f"食品经营许可（{act}）", every)
        self.assertNotIn("食品经营许可（注销）", one)
        run("show", "food-business-licence", "--act", "new", "--all-acts", code=64)


class KeepTrue(Copy):
    def test_check_points_at_the_line(self):
        self.edit(ITEM, "window: w02", "window: w2")
        text = run("check", code=65, cwd=self.folder)
        self.assertRegex(text, rf"{ITEM}:\d+:9: error: no window 'w2'\n +\d+ \| window: w2\n +\| {{9}}\^\n +=" " hint: did you mean 'w02'")
        lines = run("check", "--format", "json", code=65, cwd=self.folder).splitlines()
        self.assertTrue(any(json.loads(line)["message"] == "no window 'w2'" for line in lines))
        self.assertIn("::error file=", run("check", "--knowledge", self.folder, "--format", "github", code=65))

    def test_age_and_statutes(self):
        with open(os.path.join(self.folder, "KnowledgeBase/laws.yaml"), "w", encoding="utf-8") as file:
            file.write("- { title: 食品经营许可和备案管理办法, repealed: 2026-01-01, replaced_by: 新办法 }\n")
        result = subprocess.run([YICI, "check", "--today", "2028-01-01"], cwd=self.folder, capture_output=True, text=True)
        self.assertIn("over 12 months ago", result.stdout)
        self.assertIn("was repealed on 2026-01-01", result.stdout)
        self.assertIn("hint: replaced by 《新办法》", result.stdout)
        run("check", "--today", "soon", code=64, cwd=self.folder)

    def test_questions_of_a_log_that_no_item_answers(self):
        log = os.path.join(self.folder, "log.sqlite")
        questions = "木兰当户织\n不闻机杼声\n木兰，当户织？\n办护照要什么\n开饭馆\n转人工\n"
        subprocess.run([YICI, "--log", log], input=questions, text=True, capture_output=True, check=True)
        text = run("check", "--report", "log.sqlite", cwd=self.folder)
        self.assertRegex(
            text, r"(?s)log\.sqlite:1:1: warning: no item answers '木兰当户织', asked 2 times\n.*"
            r"log\.sqlite:2:1: warning: no item answers '不闻机杼声', asked once\n")
        self.assertEqual(text.count("no item answers"), 2)
        rows = [json.loads(line) for line in run("check", "--report", log, "--format", "json", cwd=self.folder).splitlines()]
        self.assertEqual([row["line"] for row in rows if row["file"] == log], [1, 2])
        self.assertIn("::warning file=log.sqlite,line=1,", run("check", "--report", "log.sqlite", "--format", "github", cwd=self.folder))
        run("check", "--report", log, "--strict", code=65, cwd=self.folder)
        # Once an item has the name, it is no longer missed.
        self.edit(ITEM, "aliases: [", "aliases: [木兰当户织, ")
        self.assertNotIn("木兰", run("check", "--report", log, cwd=self.folder))
        self.assertIn("no such file", run("check", "--report", "nothing.sqlite", code=66, cwd=self.folder))
        result = subprocess.run([YICI, "check", "--report", ITEM], cwd=self.folder, capture_output=True, text=True)
        self.assertEqual(result.returncode, 65)
        self.assertIn("no interaction log", result.stderr)

    def test_snapshots_of_conversations(self):
        path = os.path.join(self.folder, "my.yaml")
        right = (
            "# 头\n- name: 甲   # 名\n  turns:\n    - user: 补办烟草证要什么\n"
            "      expect: { item: tobacco-retail-licence, act: replacement }  # 尾\n"
            "    - user: 要好多钱\n      expect:\n        # 问钱\n        intent: 'fee'\n")
        with open(path, "w", encoding="utf-8") as file:
            file.write(right.replace("tobacco-retail", "food-business").replace("fee", "time"))
        os.chmod(path, 0o640)
        run("test", "my.yaml", code=1, cwd=self.folder)
        text = run("test", "--update", "my.yaml", cwd=self.folder)
        self.assertEqual(
            text, "my.yaml:5: item: food-business-licence → tobacco-retail-licence\nmy.yaml:9: intent: time → fee\n"
            "2 expectations updated, 0 left for a person to decide\n")
        with open(path, encoding="utf-8") as file:
            self.assertEqual(file.read(), right)
        self.assertEqual(os.stat(path).st_mode & 0o777, 0o640)
        self.assertIn("0 expectations updated", run("test", "--update", "my.yaml", cwd=self.folder))
        self.assertIn("1 conversations, 0 failed", run("test", "my.yaml", cwd=self.folder))
        self.edit("my.yaml", "intent: 'fee'", "contains: 没有的话")
        self.assertIn("a person must decide", run("test", "--update", "my.yaml", code=1, cwd=self.folder))
        run("test", "--update", "nothing.yaml", code=66, cwd=self.folder)
        run("test", "--update", ITEM, code=65, cwd=self.folder)
        run("test", "--update", "--junit", "a.xml", code=64, cwd=self.folder)

    def test_exact_lists_are_updated_in_place(self):
        tests = os.path.join(self.folder, "Dialogs/tests/demo.yaml")
        with open(tests, encoding="utf-8") as file:
            before = file.read()
        lines = before.split("\n")
        start = next(number for number, line in enumerate(lines) if line.strip() == "exactly:")
        del lines[start + 2]
        lines.insert(start + 2, lines[start + 1].split("-")[0] + "- not-a-material")
        with open(tests, "w", encoding="utf-8") as file:
            file.write("\n".join(lines))
        self.assertIn("exactly: [not-a-material] → [", run("test", "--update", cwd=self.folder, code=0))
        with open(tests, encoding="utf-8") as file:
            self.assertEqual(sorted(file.read().splitlines()), sorted(before.splitlines()))
        self.assertIn(" 0 failed", run("test", cwd=self.folder))

    def test_new_item_then_check_says_what_is_missing(self):
        path = run("new", "item", "pet-shop-licence", "--department", "农委", "--window", "W09", "--name", "宠物店许可", cwd=self.folder).strip()
        self.assertTrue(os.path.exists(os.path.join(self.folder, path)))
        self.assertIn("still to be filled in", run("check", code=65, cwd=self.folder))
        run("new", "item", "pet-shop-licence", "--department", "农委", "--window", "W09", code=73, cwd=self.folder)
        run("new", "item", "Pet Shop", "--department", "农委", "--window", "W09", code=64, cwd=self.folder)

    def test_diff_of_folders_and_revisions(self):
        self.assertEqual(run("diff", ROOT, self.folder), "")
        self.edit(ITEM, "fee: { charge: none }", "fee: { charge: charged, amount: 10元 }")
        self.edit(ITEM, "materials:\n", "materials:\n  - { id: extra, name: 新增的材料, form: copy, copies: 2, medium: paper, issuer: 申请人, where: 自备, basis: 《食品安全法》第三十五条 }\n")
        text = run("diff", ROOT, self.folder, code=1)
        self.assertIn("food-business-licence  食品经营许可", text)
        self.assertIn("~ fee none → charged: 10元", text)
        self.assertIn("+ material 新增的材料 (food-business-licence.extra) added", text)
        git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"]
        subprocess.run(["git", "init", "-q"], cwd=self.folder, check=True)
        subprocess.run(["git", "add", "."], cwd=self.folder, check=True)
        subprocess.run([*git, "commit", "-qm", "a"], cwd=self.folder, check=True)
        self.edit(ITEM, "{ id: extra, name: 新增的材料, form: copy", "{ id: extra, name: 新增的材料, form: original")
        self.assertIn("form copy → original", run("diff", "HEAD", code=1, cwd=self.folder))
        subprocess.run([*git, "commit", "-qam", "b"], cwd=self.folder, check=True)
        lines = run("diff", "HEAD~1", "HEAD", "--format", "json", code=1, cwd=self.folder).splitlines()
        self.assertEqual(json.loads(lines[0])["property"], "form")
        self.assertIn("git revision", run("diff", "nonsense", "HEAD", code=66, cwd=self.folder))


class Exchange(Copy):
    def test_spreadsheet_round_trip_loses_nothing(self):
        table = os.path.join(self.folder, "all.csv")
        run("export", "csv", "--knowledge", self.folder, table)
        items = os.path.join(self.folder, "KnowledgeBase/items")
        shutil.rmtree(items)
        run("import", "csv", table, "--into", self.folder)
        self.assertEqual(sum(len(files) for _, _, files in os.walk(items)), 306)
        self.assertEqual(run("diff", ROOT, self.folder), "")

    def test_only_changed_items_are_written(self):
        table = os.path.join(self.folder, "all.csv")
        run("export", "csv", "--knowledge", self.folder, table)
        with open(table, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        row = next(row for row in rows if row["item"] == "food-business-licence" and row["material"] == "layout-sale")
        row["copies"] = "2"
        with open(table, "w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
        self.assertEqual(len(run("import", "csv", table, "--into", self.folder, "--dry-run").splitlines()), 1)
        self.assertEqual(run("diff", ROOT, self.folder), "")
        self.assertIn("food-business-licence", run("import", "csv", table, "--into", self.folder))
        self.assertIn("copies 1 → 2", run("diff", ROOT, self.folder, code=1))

    def test_faulty_table_changes_nothing(self):
        table = os.path.join(self.folder, "bad.csv")
        text = run("export", "csv", "--knowledge", self.folder, "--text", "火锅店", "-")
        with open(table, "w", encoding="utf-8", newline="") as file:
            file.write(text.replace(",original,", ",orignal,"))
        self.assertRegex(run("import", "csv", table, "--into", self.folder, code=65), r"bad.csv:\d+:1: error")
        with open(table, "wb") as file:
            file.write("事项".encode("gbk"))
        self.assertIn("not UTF-8", run("import", "csv", table, "--into", self.folder, code=65))
        self.assertEqual(run("diff", ROOT, self.folder), "")

    def test_national_elements(self):
        path = os.path.join(self.folder, "gb.json")
        run("export", "gb", path)
        with open(path, encoding="utf-8") as file:
            items = json.load(file)
        self.assertEqual(len(items), 306)
        self.assertTrue(all(item["申请材料"] for item in items))


class SiteFromDisk(Copy):
    def browser(self):
        for name in ("chromium", "chromium-browser", "google-chrome"):
            if shutil.which(name):
                return shutil.which(name)
        self.skipTest("no Chromium here")

    def dom(self, browser, url):
        command = [
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            f"--user-data-dir={self.folder}/profile", "--virtual-time-budget=3000", "--dump-dom", url,
        ]
        return subprocess.run(command, capture_output=True, text=True, timeout=120).stdout

    def test_search_works_from_disk(self):
        browser = self.browser()
        site = os.path.join(self.folder, "site")
        run("export", "site", site)
        for words, page in (
            ("护士证", "items/nurse-registration.html"), ("火锅店", "items/food-business-licence.html"),
            ("护士执业注册", "items/nurse-registration.html"),
        ):
            dom = self.dom(browser, f"file://{site}/index.html#{words}")
            found = re.search(r'<ol id="found"[^>]*>(.*?)</ol>', dom, re.S).group(1)
            self.assertIn(page, re.findall(r'href="([^"]+)"', found), words)
        nothing = self.dom(browser, f"file://{site}/index.html#qqqq")
        self.assertRegex(nothing, r'<p id="none">')
        page = self.dom(browser, f"file://{site}/items/nurse-registration.html")
        self.assertIn("护士执业注册申请审核表", page)

    def test_markdown(self):
        site = os.path.join(self.folder, "md")
        run("export", "site", site, "--format", "markdown")
        self.assertEqual(len(os.listdir(os.path.join(site, "items"))), 306)


class LiveReload(Copy):
    def test_changed_file_is_taken_and_broken_file_is_not(self):
        child = pexpect.spawn(
            YICI, ["--knowledge", self.folder], encoding="utf-8", dimensions=(60, 100), timeout=60,
            env={**os.environ, "TERM": "dumb", "LANG": "C.UTF-8", "NO_COLOR": "1"})
        prompt = "您说> "
        child.expect_exact(prompt)

        def ask(question):
            child.sendline(question)
            child.expect_exact(prompt)
            return child.before

        self.assertIn("不收费", ask("食品经营许可要多少钱"))
        self.edit(ITEM, "fee: { charge: none }", "fee: { charge: charged, amount: 十元整 }")
        self.assertIn("十元整", ask("食品经营许可要多少钱"))
        self.edit(ITEM, "window: w02", "window: w2")
        broken = ask("食品经营许可要多少钱")
        self.assertIn("no window 'w2'", broken)
        self.assertIn("十元整", broken)
        again = ask("食品经营许可要多少钱")
        self.assertNotIn("no window", again)
        self.assertIn("十元整", again)
        self.edit(ITEM, "window: w2", "window: w02")
        self.edit(ITEM, "十元整", "二十元整")
        self.assertIn("二十元整", ask("食品经营许可要多少钱"))
        child.sendline("再见")
        child.expect(pexpect.EOF)


if __name__ == "__main__":
    unittest.main()
