// Guiju's search, in the place of Material's worker and in its language of messages:
//   {type: 0} SETUP -> {type: 1} READY;  {type: 2, data: query} -> {type: 3, data: {items: [[document, part ...] ...]}}
// It looks for the exact words inside the text, written in simplified or traditional characters, and ranks title,
// alias, text. A question that stands nowhere word for word is taken apart into pairs of characters; rare ones count.
(function (scope) {
  "use strict";
  var MOST = 400, TEASER = 36, LEAST = 0.34;
  var ASKING = /(请问|怎么办|怎么样|怎么|怎样|如何|什么时候|什么|为什么|多少|多久|多长|哪里|哪儿|哪个|哪些|是否|能不能|可不可以|需要|应该|吗|呢|的|了|我|要|是|在|去|把)/g;
  var documents = null, variants = null, loading = null;

  // One character for one, so that places in the plain text are places in the text as written.
  function plain(text) {
    var out = "";
    for (var i = 0; i < text.length; i += 1) {
      var c = text[i].normalize("NFKC").toLowerCase();
      if (c.length !== 1) c = text[i];
      out += variants[c] || c;
    }
    return out;
  }

  function prepare(index, pairs) {
    variants = Object.create(null);
    for (var i = 0; i < pairs.from.length; i += 1) variants[pairs.from[i]] = pairs.to[i];
    documents = index.documents.map(function (one) {
      var names = [one.title].concat(one.names);
      return {
        one: one,
        title: plain(one.title),
        names: names.slice(1).map(plain),
        parts: one.parts.map(function (part) {
          return { url: part[0], head: part[1], text: part[2], plainHead: plain(part[1]), plainText: plain(part[2]) };
        })
      };
    });
  }

  function load() {
    if (!loading) {
      var got = scope.importScripts("../../guiju/search-index.js", "../../guiju/search-variants.js");
      loading = Promise.resolve(got).then(function () { prepare(scope.__guijuIndex, scope.__guijuVariants); });
    }
    return loading;
  }

  function named(found, word) {
    if (found.title === word) return 100;
    if (found.names.indexOf(word) >= 0) return 90;
    if (found.title.startsWith(word)) return 75;
    if (found.title.includes(word)) return 65;
    return found.names.some(function (name) { return name.includes(word); }) ? 50 : 0;
  }

  // Every word must stand somewhere in the document; a part counts for the words that stand in it.
  function exact(words) {
    var results = [];
    documents.forEach(function (found) {
      var score = 0, parts = [];
      var all = words.every(function (word) {
        var best = named(found, word), any = best > 0;
        found.parts.forEach(function (part) {
          if (part.plainHead.includes(word) || part.plainText.includes(word)) any = true;
        });
        score += best;
        return any;
      });
      if (!all) return;
      found.parts.forEach(function (part) {
        var points = 0;
        words.forEach(function (word) {
          points += part.plainHead.includes(word) ? 12 : part.plainText.includes(word) ? 6 : 0;
        });
        if (points) parts.push({ part: part, points: points });
      });
      score += Math.min(30, parts.reduce(function (sum, one) { return sum + one.points; }, 0));
      results.push({ found: found, score: score, parts: parts, words: words });
    });
    return results;
  }

  function pairs(query) {
    var rest = query.replace(ASKING, " ").match(/[a-z0-9]+|[^\x00-\x7f\s，。；：、？！（）《》“”]+/g) || [], all = [];
    rest.forEach(function (run) {
      if (/^[a-z0-9]+$/.test(run)) all.push(run);
      else for (var i = 0; i + 1 < run.length; i += 1) all.push(run.slice(i, i + 2));
    });
    return Array.from(new Set(all));
  }

  function loose(query) {
    var wanted = pairs(query), total = 0, weights = Object.create(null);
    wanted.forEach(function (pair) {
      var seen = 0;
      documents.forEach(function (found) {
        found.parts.forEach(function (part) {
          total += 1;
          if (part.plainHead.includes(pair) || part.plainText.includes(pair)) seen += 1;
        });
        if (named(found, pair)) seen += 1;
      });
      weights[pair] = seen ? Math.log(1 + total / wanted.length / seen) : 0;
    });
    var words = wanted.filter(function (pair) { return weights[pair] > 0; });
    function weigh(text) {
      return words.reduce(function (sum, pair) { return sum + (text.includes(pair) ? weights[pair] : 0); }, 0);
    }
    var results = documents.map(function (found) {
      var name = weigh([found.title].concat(found.names).join(" "));
      var parts = found.parts.map(function (part) {
        return { part: part, points: weigh(part.plainHead + " " + part.plainText) };
      }).filter(function (one) { return one.points > 0; });
      parts.sort(function (a, b) { return b.points - a.points; });
      var best = parts.length ? parts[0].points : 0;
      parts = parts.filter(function (one) { return one.points >= best * 0.5; });
      return { found: found, score: name * 1.5 + best, parts: parts, words: words };
    });
    var top = Math.max.apply(null, results.map(function (one) { return one.score; }).concat(0));
    return results.filter(function (one) { return one.score > 0 && one.score >= top * LEAST; });
  }

  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  }

  function spans(text, words) {
    var found = plain(text), all = [];
    words.forEach(function (word) {
      for (var at = found.indexOf(word); at >= 0; at = found.indexOf(word, at + 1)) all.push([at, at + word.length]);
    });
    all.sort(function (a, b) { return a[0] - b[0]; });
    return all.reduce(function (merged, span) {
      var last = merged[merged.length - 1];
      if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
      else merged.push(span.slice());
      return merged;
    }, []);
  }

  function marked(text, words, terms) {
    var out = "", at = 0;
    spans(text, words).forEach(function (span) {
      var word = text.slice(span[0], span[1]);
      terms[word] = true;
      out += escaped(text.slice(at, span[0])) + "<mark>" + escaped(word) + "</mark>";
      at = span[1];
    });
    return out + escaped(text.slice(at));
  }

  function teaser(text, words) {
    var all = spans(text, words);
    if (!all.length) return text.length > 3 * TEASER ? text.slice(0, 3 * TEASER) + "……" : text;
    var from = Math.max(0, all[0][0] - TEASER), to = Math.min(text.length, all[0][1] + 2 * TEASER);
    return (from ? "……" : "") + text.slice(from, to) + (to < text.length ? "……" : "");
  }

  function item(result) {
    var one = result.found.one, terms = {}, shown = result.words;
    result.parts.sort(function (a, b) { return b.points - a.points; });
    var parts = result.parts.slice(0, 60).map(function (found, rank) {
      var own = {};
      var head = marked(found.part.head, shown, own);
      var text = marked(teaser(found.part.text, shown), shown, own);
      Object.assign(terms, own);
      var score = rank < 3 ? result.score : result.score / 2;
      return { location: one.url + "#" + found.part.url, title: head, text: text, score: score, terms: own };
    });
    var title = '<span class="gj-kind">' + escaped(one.kind) + "</span>" + marked(one.title, shown, terms);
    var about = marked(teaser(one.about, shown), shown, terms);
    return [{ location: one.url, title: title, text: about, score: result.score, terms: terms }].concat(parts);
  }

  function search(query) {
    var wanted = plain(query).trim();
    if (!wanted) return [];
    var words = Array.from(new Set(wanted.split(/[\s\u3000]+/).filter(Boolean)));
    var results = exact(words);
    if (!results.length) results = loose(wanted);
    results.sort(function (a, b) {
      return (a.found.one.view ? 1 : 0) - (b.found.one.view ? 1 : 0) || b.score - a.score;
    });
    return results.slice(0, MOST).map(item);
  }

  scope.addEventListener("message", function (event) {
    var message = event.data;
    if (message.type === 0) scope.postMessage({ type: 1 });
    if (message.type !== 2) return;
    load().then(function () { scope.postMessage({ type: 3, data: { items: search(String(message.data || "")) } }); });
  });
})(self);
