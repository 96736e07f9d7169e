/// The site's style and its search; no page loads anything over the network.
enum SiteAssets {
  static let style = """
    body { font-family: "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; line-height: 1.6;
      max-width: 60rem; margin: 0 auto; padding: 1rem; color: #1a1a1a; background: #fff; }
    h1, h2, h3 { line-height: 1.3; }
    a { color: #0b5394; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
    dt { font-weight: bold; }
    dd { margin: 0; }
    table { border-collapse: collapse; width: 100%; margin-bottom: 1rem; }
    th, td { border: 1px solid #999; padding: .3rem .5rem; text-align: left; vertical-align: top; }
    th { background: #eef2f7; }
    input[type=search] { font-size: 1.2rem; padding: .5rem; width: 100%; box-sizing: border-box; }
    small { color: #555; }
    @media print { nav, input, label { display: none; } tr { break-inside: avoid; } }

    """

  /// Scores each entry by the words found in it, and for words not found by pairs of characters.
  static let search = """
    "use strict";
    (function () {
      var input = document.getElementById("search");
      var list = document.getElementById("found");
      var none = document.getElementById("none");
      function pairs(word) {
        var result = [];
        for (var i = 0; i + 1 < word.length; i += 1) { result.push(word.slice(i, i + 2)); }
        return result;
      }
      function score(entry, word) {
        if (entry.title === word) { return 1000; }
        if (entry.title.indexOf(word) >= 0) { return 500; }
        if (entry.names.indexOf(word) >= 0) { return 400; }
        if (entry.text.indexOf(word) >= 0) { return 300; }
        var all = entry.title + "\\n" + entry.names.join("\\n") + "\\n" + entry.text;
        var parts = pairs(word);
        var hits = parts.filter(function (part) { return all.indexOf(part) >= 0; }).length;
        return parts.length > 0 && hits * 2 >= parts.length ? 100 * hits / parts.length : 0;
      }
      function search() {
        var words = input.value.trim().toLowerCase().split(/\\s+/).filter(Boolean);
        var found = words.length === 0 ? [] : window.yiciIndex.map(function (entry, place) {
          var scores = words.map(function (word) { return score(entry, word); });
          var missed = scores.some(function (value) { return value === 0; });
          return { entry: entry, place: place,
            score: missed ? 0 : scores.reduce(function (sum, value) { return sum + value; }, 0) };
        }).filter(function (hit) { return hit.score > 0; });
        found.sort(function (a, b) { return b.score - a.score || a.place - b.place; });
        list.textContent = "";
        found.slice(0, 20).forEach(function (hit) {
          var item = document.createElement("li");
          var link = document.createElement("a");
          link.href = hit.entry.url;
          link.textContent = hit.entry.title;
          var note = document.createElement("small");
          note.textContent = " " + hit.entry.note;
          item.appendChild(link);
          item.appendChild(note);
          list.appendChild(item);
        });
        none.hidden = words.length === 0 || found.length > 0;
      }
      input.addEventListener("input", search);
      var asked = decodeURIComponent(window.location.hash.slice(1));
      if (asked !== "") { input.value = asked; }
      search();
    })();

    """
}
