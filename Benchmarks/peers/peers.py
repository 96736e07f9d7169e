"""The peers. Each is built from {item id: [name, alias, …]} and ranks at most three items for a question."""

import logging
import re
import sqlite3
import tempfile

import jieba
import xapian
import yaml
from hassil import Intents, recognize_all
from rank_bm25 import BM25Okapi
from rivescript import RiveScript

jieba.setLogLevel(logging.WARNING)


class JiebaBM25:
    """One document an item; words by jieba's full mode (its best one here), ranked by rank-bm25."""

    label = "jieba + BM25"

    def __init__(self, terms):
        self.ids = list(terms)
        self.index = BM25Okapi([self.words(" ".join(names)) for names in terms.values()])

    @staticmethod
    def words(text):
        return [word for word in jieba.lcut(text, cut_all=True) if word.strip()]

    def rank(self, question):
        scores = self.index.get_scores(self.words(question))
        return [self.ids[i] for i in scores.argsort()[:-4:-1] if scores[i] > 0]


class SQLiteTrigram:
    """FTS5 with the trigram tokenizer, one row an item; the query is the OR of the question's 3-grams."""

    label = "SQLite FTS5 trigram"

    def __init__(self, terms):
        self.database = sqlite3.connect(":memory:")
        self.database.execute("CREATE VIRTUAL TABLE item USING fts5(id UNINDEXED, names, tokenize='trigram')")
        rows = ((item, " ".join(names)) for item, names in terms.items())
        self.database.executemany("INSERT INTO item VALUES (?, ?)", rows)

    def rank(self, question):
        grams = [question[i:i + 3].replace('"', '""') for i in range(len(question) - 2)]
        if not grams:  # The tokenizer knows nothing shorter than three characters.
            return []
        query = " OR ".join(f'"{gram}"' for gram in grams)
        found = self.database.execute("SELECT id FROM item WHERE item MATCH ? ORDER BY rank LIMIT 3", (query,))
        return [item for (item,) in found]


class Xapian:
    """One document an item; CJK n-grams (one and two characters), ranked by Xapian's BM25.

    The query is the OR of the question's n-grams: Xapian's own parser asks for all of them, and finds next to nothing.
    """

    label = "Xapian CJK n-grams"

    def __init__(self, terms):
        self.generator = xapian.TermGenerator()
        self.generator.set_flags(self.generator.FLAG_CJK_NGRAM)
        self.folder = tempfile.TemporaryDirectory()
        database = xapian.WritableDatabase(self.folder.name)
        for item, names in terms.items():
            document = self.document(" ".join(names))
            document.set_data(item)
            database.add_document(document)
        database.close()
        self.enquire = xapian.Enquire(xapian.Database(self.folder.name))

    def document(self, text):
        document = xapian.Document()
        self.generator.set_document(document)
        self.generator.index_text_without_positions(text)
        return document

    def rank(self, question):
        grams = [gram.term for gram in self.document(question)]
        self.enquire.set_query(xapian.Query(xapian.Query.OP_OR, grams))
        return [match.document.get_data().decode() for match in self.enquire.get_mset(0, 3)]


class Hassil:
    """Sentence templates around a list slot; the whole question must fit one of them."""

    label = "hassil"
    templates = """
      language: zh
      settings: {ignore_whitespace: true}
      skip_words: [请问一下, 请问, 麻烦问一下, 问一下, 你好, 哈, 嘛, 呢, 啊, 呀, 吗]
      intents:
        Item:
          data:
            - sentences:
                - "<wish>{item}[的|，]<topic>"
                - "<wish>{item}[，](怎么|咋个|如何)(办|办理|申请|弄|搞)"
                - "(怎么|咋个|如何)(办|办理|申请|弄|搞){item}"
                - "{item}(在|到|去)(哪里|哪儿|哪个窗口)(办|办理|申请)"
      expansion_rules:
        wish: "[我|我们][想|想要|要|打算|准备][去|来][办|办理|申请|开|弄|搞][一个|个|一张|张]"
        topic: "[申请|办理|办][要|需要|要带|要准备|有][什么|哪些|啥子|啥|多少|多久|好久|几天][材料|资料|证件|条件|流程|手续|钱]"
    """

    def __init__(self, terms):
        data = yaml.safe_load(self.templates)
        values = [{"in": literal(name), "out": item} for item, names in terms.items() for name in names]
        data["lists"] = {"item": {"values": values}}
        self.intents = Intents.from_dict(data)

    def rank(self, question):
        found = (result.entities["item"].value for result in recognize_all(question, self.intents))
        return list(dict.fromkeys(found))[:3]


class RiveScriptBot:
    """One trigger `*alias*` for each name and alias, longest first; a bot gives one reply, so no second place."""

    label = "RiveScript"
    unknown = "none"

    def __init__(self, terms):
        self.bot = RiveScript(utf8=True)
        items = {literal(name).lower(): item for item, names in terms.items() for name in names}
        script = [f"+ *{name}*\n- {item}" for name, item in items.items()]
        self.bot.stream("\n".join(["! version = 2.0", *script, "+ *", f"- {self.unknown}"]))
        self.bot.sort_replies()

    def rank(self, question):
        # A wildcard wants at least one character, so one is put at both ends.
        reply = self.bot.reply("clerk", f"·{question}·")
        return [] if reply == self.unknown else [reply]


def literal(name):
    """The name without the characters that mean something in a template or a trigger."""
    return re.sub(r"[^\w\s]", "", name)


PEERS = [JiebaBM25, SQLiteTrigram, Xapian, Hassil, RiveScriptBot]
