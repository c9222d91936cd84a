// Guiju's search, in the place of Material's worker and in its language of messages:
//   {type: 0} SETUP -> {type: 1} READY;  {type: 2, data: query} -> {type: 3, data: {items: [[document, part ...] ...]}}
// and two of its own, spoken with search-box.js:
//   {type: 10, data: {kind, party, role}} what to show, and whose device it is;  -> {type: 11, data: what can be chosen}
//
// A query is taken apart into grams: pairs and triples of characters, single characters, words of letters and digits.
// A gram stands in a text as itself, as a word of the same meaning (the handbook's own table of synonyms), as another
// writing of a number, or, where it is written in letters or stands nowhere, as characters that are read the same.
// Rare grams count for more than common ones, titles and aliases for more than running text. Where a gram stands is
// looked up once and kept, so that each further letter of a query costs little.
(function (scope) {
  "use strict";
  var MOST_DOCUMENTS = 40, MOST_PARTS = 6, TEASER = 36;
  // How much a gram in a field says about the document: its title, other names, purpose, heading of a part, text.
  var TITLE = 3, NAME = 2.8, ABOUT = 1.3, AROUND = 0.5, HEAD = 1.3, TEXT = 1;
  // How sure it is that a reader means it: a synonym, the same sound, a slip of the pen.
  var SYNONYM = 0.85, SOUND = 0.9, MISTAKEN = 0.6, NUMERAL = 0.95;
  // Weights of grams: one character, two, three, a whole word; words that only ask; grams that touch a particle.
  var ONE = 0.3, TWO = 1, THREE = 0.25, WHOLE = 0.8, ASKED = 0.08, PARTICLE = 0.2;
  // A character that is part of no known pair; a pair across the border of a known word; a synonym of a word that asks.
  var ALONE = 1, CROSSED = 0.5, WONDERED = 0.3;
  // A pair of characters that no name, heading or synonym knows is hardly a word.
  var UNNAMED = 0.7;
  // What a document is worth: all that stands in it anywhere, its names, and the one part where most stands together.
  var SPREAD = 1, NAMED = 1.2, PLACE = 0.8;
  // What it is worth that a document holds the whole query, letter by letter.
  var EXACT = 2;
  // Where the rule itself stands, rather than what refers to it.
  var RULES = { 程序: 1.08, 制度: 1.08 };
  // A run as long as this is a question, in which a pair that stands nowhere is rather two words than a slip.
  var HEARD = 7;
  // A document below this share of the best one's points is left out.
  var LEAST = 0.22, LEAST_PART = 0.45, RELEVANT = 0.12, OWN_FIRST = 0.35;
  var ASKING = /请问|怎么办|怎么样|怎么|怎样|咋办|咋|如何|什么时候|什么样|什么|啥样|啥时候|啥|为什么|为啥|多少|哪里|哪儿|哪个|哪些|哪位|哪|是否|是不是|能不能|可不可以|要不要|有没有|有没|需不需要|需要|应该|可以|得要|一下|的话|规定|关于|到底|应当|想要|我们|我想|知道|请|谁|几|这个|那个|这种|那种|这样|那样|一个|一些|有些|自己|东西|事情|时候|之后|以后|之前|以前|起来|出来|进来|回来|过来|上去|下去|出去|回去|清楚|哪样|哪几|算不算|行不行|好不好|对不对|会不会|多长|多大|多远|多高|多快|大概|大约|至少|最多|已经|可能|必须|一定|然后|如果|万一|假如|因为|所以|但是|而且|或者|还是|突然|随便|能够|打算|现在|刚刚|刚才/g;
  var PARTICLES = "的了吗呢吧啊我你他她它们要是在去把被给就得和与及或也都还从到对向于由让会能该用有没不很这那么为以可想里上下个";
  var UNITS = "天日月年周号次人个小分秒元块万千百份张套层楼倍点折成米度";
  var DIGITS = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
  var HAN = "\u3400-\u9fff\uf900-\ufaff";
  var RUNS = new RegExp("[a-z']+|[0-9]+(?:[.:][0-9]+)*|[" + HAN + "]+", "g");
  var WORDS = new RegExp("[a-z0-9" + HAN + "]+(?:[-.:/'][a-z0-9]+)*", "g");

  var documents = null, parties = [], loading = null, asked = "", chosen = {};
  var variants = null, sounds = Object.create(null), readings = Object.create(null), synonyms = [];
  // All text in one string; a field begins at starts[i], and holder[i] (document), part[i] (-1: none), weight[i] say whose.
  var everything = "", starts = null, holder = null, part = null, weight = null, kept = new Map(), pairs = null, english = null;
  var vocabulary = new Set();
  // Names and headings once more, by themselves: where sounds are looked for; calls[i] is the field that begins at callStarts[i].
  var called = "", calls = null, callStarts = null;

  // One character for one, so that places in the plain text are places in the text as written.
  function plain(text) {
    var out = "";
    for (var i = 0; i < text.length; i += 1) {
      var c = text[i], code = c.charCodeAt(0);
      if (code < 128) out += c.toLowerCase();
      else if (variants[c]) out += variants[c];
      else if (code >= 0x3400 && code < 0xa000) out += c;
      else {
        var other = c.normalize("NFKC").toLowerCase();
        out += other.length === 1 ? variants[other] || other : c;
      }
    }
    return out;
  }

  // “3 天” and “3天” are one: a space beside a Chinese character says nothing. Gives the text and where each part stood.
  var GAPS = new RegExp("([" + HAN + "])[ \u3000]+(?=[0-9a-z" + HAN + "])|([0-9a-z])[ \u3000]+(?=[" + HAN + "])", "g");
  function close(text) { return text.indexOf(" ") < 0 ? text : text.replace(GAPS, "$1$2"); }

  function prepare(index, changed, read) {
    variants = Object.create(null);
    for (var i = 0; i < changed.from.length; i += 1) variants[changed.from[i]] = changed.to[i];
    parties = index.parties || [];
    documents = index.documents;
    Object.keys(read || {}).forEach(function (syllable) {
      sounds[syllable] = read[syllable];
      Array.from(read[syllable]).forEach(function (c) { (readings[c] = readings[c] || []).push(syllable); });
    });
    (index.synonyms || []).forEach(function (group) {
      var words = group.map(plain).map(close);
      words.forEach(function (word, at) {
        var others = words.filter(function (_, other) { return other !== at; });
        synonyms.push({ word: word, others: others });
      });
    });
    spread();
  }

  function spread() {
    var texts = [], from = [], whose = [], which = [], worth = [], at = 0, names = "\n", nameFields = [], nameStarts = [];
    function add(text, document, place, points) {
      if (!text) return;
      var said = close(plain(text));
      texts.push(said);
      if (points === TITLE || points === NAME) { if (said.length > 1 && said.length < 5) vocabulary.add(said); }
      if (points !== TEXT && points !== ABOUT && points !== AROUND) {
        nameFields.push(from.length);
        nameStarts.push(names.length);
        names += said + "\n";
      }
      from.push(at);
      whose.push(document);
      which.push(place);
      worth.push(points);
      at += said.length + 1;
    }
    documents.forEach(function (one, number) {
      add(one.title, number, -1, TITLE);
      one.names.forEach(function (name) { add(name, number, -1, NAME); });
      add(one.about, number, -1, ABOUT);
      add(one.kind, number, -1, AROUND);
      add(one.book, number, -1, AROUND);
      one.parts.forEach(function (found, place) {
        add(found[1], number, place, HEAD);
        add(found[2], number, place, TEXT);
      });
    });
    everything = texts.join("\n") + "\n";
    called = names;
    calls = nameFields;
    callStarts = nameStarts;
    starts = Int32Array.from(from);
    holder = Int32Array.from(whose);
    part = Int32Array.from(which);
    weight = Float64Array.from(worth);
  }

  function load() {
    if (!loading) {
      var from = "../../guiju/search-";
      var got = scope.importScripts(from + "index.js", from + "variants.js", from + "pinyin.js");
      loading = Promise.resolve(got).then(function () {
        prepare(scope.__guijuIndex, scope.__guijuVariants, scope.__guijuPinyin);
        setTimeout(together, 300);
      });
    }
    return loading;
  }

  // ---- where something stands

  function last(places, at) {
    var low = 0, high = places.length - 1;
    while (low < high) {
      var middle = (low + high + 1) >> 1;
      if (places[middle] <= at) low = middle; else high = middle - 1;
    }
    return low;
  }

  function digit(c) { return c >= "0" && c <= "9"; }
  function letter(c) { return c >= "a" && c <= "z"; }

  // The fields that hold a string; a number must not stand inside a longer one, nor a short word inside another.
  function fields(wanted) {
    var known = kept.get(wanted);
    if (known) return known;
    var found = [], first = wanted[0], end = wanted[wanted.length - 1], now = -1;
    for (var at = everything.indexOf(wanted); at >= 0; at = everything.indexOf(wanted, at + 1)) {
      var before = everything[at - 1], after = everything[at + wanted.length];
      if (digit(first) && digit(before)) continue;
      if (digit(end) && digit(after)) continue;
      if (letter(first) && letter(before)) continue;
      if (letter(end) && wanted.length < 4 && letter(after)) continue;
      now = now >= 0 && now + 1 < starts.length && starts[now + 1] > at ? now : last(starts, at);
      found.push(now);
      at = now + 1 < starts.length ? starts[now + 1] - 2 : everything.length;
    }
    if (kept.size > 4000) kept.clear();
    kept.set(wanted, found);
    return found;
  }

  // ---- sounds

  // All the ways to read letters as syllables; the last one may be unfinished.
  function syllables(letters) {
    var ways = [];
    (function go(at, way) {
      if (ways.length > 5) return;
      if (at === letters.length) { ways.push(way); return; }
      for (var size = Math.min(6, letters.length - at); size > 0; size -= 1) {
        var piece = letters.slice(at, at + size);
        if (sounds[piece]) go(at + size, way.concat([[sounds[piece]]]));
      }
      var rest = letters.slice(at);
      if (way.length && rest.length < 6 && !sounds[rest]) {
        var open = Object.keys(sounds).filter(function (one) { return one.startsWith(rest); });
        if (open.length) ways.push(way.concat([open.map(function (one) { return sounds[one]; })]));
      }
    })(0, []);
    return ways.sort(function (a, b) { return a.length - b.length; }).slice(0, 3).map(function (way) {
      return way.map(function (one) { return Array.from(new Set(one.join(""))).join(""); });
    });
  }

  // Every two characters that stand together somewhere, each once: where sounds are looked for.
  function together() {
    if (pairs === null) {
      var seen = new Set(), han = new RegExp("[" + HAN + "]");
      for (var at = 0; at + 1 < everything.length; at += 1) {
        if (everything.charCodeAt(at) > 0x33ff && everything.charCodeAt(at + 1) > 0x33ff) seen.add(everything.substr(at, 2));
      }
      pairs = Array.from(seen).filter(function (two) { return han.test(two[0]) && han.test(two[1]); }).join("\n");
    }
    return pairs;
  }

  function sounding(first, second) {
    var known = "\t" + first + "\t" + second, found = kept.get(known);
    if (!found) {
      found = first && second ? together().match(new RegExp("[" + first + "][" + second + "]", "g")) || [] : [];
      kept.set(known, found);
    }
    return found;
  }

  function alike(c) {
    return (readings[c] || []).map(function (one) { return sounds[one]; }).join("") || c;
  }

  // The names and headings in which characters of these sounds stand one after another: whole ones say the most.
  function named(classes) {
    var found = [], words = new Set();
    if (!classes.every(Boolean)) return { found: found, words: [] };
    var wanted = new RegExp(classes.map(function (one) { return "[" + one + "]"; }).join(""), "g");
    for (var hit = wanted.exec(called); hit; hit = wanted.exec(called)) {
      wanted.lastIndex = hit.index + 1;
      var begins = called[hit.index - 1] === "\n", ends = called[hit.index + hit[0].length] === "\n";
      found.push([calls[last(callStarts, hit.index)], begins && ends ? 1 : begins ? 0.75 : ends ? 0.7 : 0.5]);
      words.add(hit[0]);
    }
    return { found: found, words: Array.from(words) };
  }

  // ---- a query and its grams

  function gram(text, points, others, degree) {
    var all = [[text, 1]];
    (others || []).forEach(function (other) { all.push([other, degree]); });
    return { text: text, points: points, forms: all, literal: true };
  }

  function flags(run, pattern) {
    var on = new Uint8Array(run.length), hit;
    pattern.lastIndex = 0;
    while ((hit = pattern.exec(run))) for (var i = 0; i < hit[0].length; i += 1) on[hit.index + i] = 1;
    return on;
  }

  // Synonyms of the words in a run: [from, to, the others]; a word inside a longer known one is not meant.
  function meant(run) {
    var found = [];
    synonyms.forEach(function (one) {
      for (var at = run.indexOf(one.word); at >= 0; at = run.indexOf(one.word, at + 1)) {
        found.push([at, at + one.word.length, one.others]);
      }
    });
    return found.filter(function (one) {
      return !found.some(function (other) {
        return other[0] <= one[0] && other[1] >= one[1] && other[1] - other[0] > one[1] - one[0];
      });
    });
  }

  // Words that the handbook's own names know, as they stand in a run: what crosses their borders is hardly a word.
  function borders(run, spans) {
    var crossed = new Uint8Array(run.length + 1), known = spans.filter(function (span) { return span[1] - span[0] > 1; });
    for (var at = 0; at < run.length; at += 1) {
      for (var size = Math.min(4, run.length - at); size > 1; size -= 1) {
        if (vocabulary.has(run.substr(at, size))) { known.push([at, at + size]); break; }
      }
    }
    known.forEach(function (one) {
      crossed[one[0]] = crossed[one[1]] = 1;
    });
    known.forEach(function (one) {
      for (var i = one[0] + 1; i < one[1]; i += 1) crossed[i] = 0;
    });
    return crossed;
  }

  function chinese(run, whole, grams) {
    var asking = flags(run, ASKING), spans = meant(run), n = run.length, crossed = borders(run, spans);
    var held = new Uint8Array(n);
    function touched(from, to) {
      var asks = 0, particles = 0;
      for (var i = from; i < to; i += 1) {
        if (asking[i]) asks += 1;
        else if (PARTICLES.indexOf(run[i]) >= 0) particles += 1;
      }
      return whole && n < 4 ? 1 : asks ? ASKED : particles ? (particles === to - from ? ASKED : PARTICLE) : 1;
    }
    for (var at = 0; at + 1 < n; at += 1) {
      var share = touched(at, at + 2);
      var two = pair(run, at, share, spans);
      two.points *= (called.indexOf(two.text) < 0 ? UNNAMED : 1) * (crossed[at + 1] && n > 3 ? CROSSED : 1);
      if (share === 1 && two.forms.some(function (form) { return fields(form[0]).length > 0; })) held[at] = held[at + 1] = 1;
      grams.push(two);
      if (at + 2 < n) grams.push(gram(run.substr(at, 3), THREE * touched(at, at + 3)));
    }
    if (n > 2) grams.push(gram(run, WHOLE * 2));
    if (n > 2 && n < 9) misheard(run, grams);
    spans = spans.filter(function (span) { return span[1] - span[0] > 1 || !held[span[0]]; });
    spans.forEach(function (span) {
      var long = Math.max(1, span[1] - span[0] - 1), asks = 0;
      for (var i = span[0]; i < span[1]; i += 1) { asks += asking[i]; held[i] = 1; }
      var one = gram(run.slice(span[0], span[1]), TWO * Math.min(2, long) * 0.9 * (asks ? WONDERED : 1), span[2], SYNONYM);
      one.meaning = true;
      grams.push(one);
    });
    // A character that is in no known pair has to speak for itself.
    for (at = 0; at < n; at += 1) {
      var own = PARTICLES.indexOf(run[at]) >= 0 && n > 1 ? ASKED : touched(at, at + 1);
      grams.push(gram(run[at], (n === 1 ? 1 : own === 1 && !held[at] ? ALONE : ONE) * own));
    }
  }

  // A name with a slip of the pen: characters that are read like those of a name, where the run itself stands nowhere.
  function misheard(run, grams) {
    var missing = false;
    for (var at = 0; at + 1 < run.length; at += 1) missing = missing || !fields(run.substr(at, 2)).length;
    if (!missing) return;
    var heard = named(Array.from(run).map(alike));
    if (heard.found.length) grams.push(direct(run, heard, TWO * (run.length - 1), MISTAKEN));
  }

  // Two characters; where they stand nowhere, two others that are read the same.
  function pair(run, at, share, spans) {
    var text = run.substr(at, 2), one = gram(text, TWO * share);
    var inside = spans.some(function (span) { return span[0] <= at && span[1] >= at + 2; });
    if (!inside && share === 1 && run.length < HEARD && !fields(text).length) {
      sounding(alike(text[0]), alike(text[1])).forEach(function (other) { one.forms.push([other, MISTAKEN]); });
    }
    return one;
  }

  function numerals(run, grams) {
    var wanted = new RegExp("([一二两三四五六七八九]?)(十?)([一二两三四五六七八九]?)(?=[" + UNITS + "])", "g"), hit;
    while ((hit = wanted.exec(run))) {
      if (!hit[0]) { wanted.lastIndex += 1; continue; }
      if (!hit[2] && hit[1] && hit[3]) continue;
      var value = hit[2] ? (DIGITS[hit[1]] || 1) * 10 + (DIGITS[hit[3]] || 0) : DIGITS[hit[1] || hit[3]];
      var unit = run[hit.index + hit[0].length];
      var one = gram(hit[0] + unit, hit[0] === "一" ? ONE : TWO, [value + unit].concat(unit === "天" ? [value + "日"] : []), NUMERAL);
      one.meaning = true;
      grams.push(one);
    }
  }

  function spoken(value) {
    var names = "零一二三四五六七八九", n = Number(value);
    if (!(n > 0 && n < 100) || n % 1) return [];
    var tens = Math.floor(n / 10), ones = n % 10;
    var said = n < 10 ? names[n] : (tens > 1 ? names[tens] : "") + "十" + (ones ? names[ones] : "");
    return n === 2 ? [said, "两"] : [said];
  }

  function figure(run, after, grams) {
    grams.push(gram(run, TWO));
    if (!after) return;
    var one = gram(run + after, TWO, spoken(run).map(function (said) { return said + after; }), NUMERAL);
    one.meaning = true;
    grams.push(one);
  }

  function letters(run, before, after, grams) {
    var bare = run.replace(/'/g, "");
    var one = gram(run, TWO * 1.6), literal = fields(run).length;
    if (literal || bare.length < 2) { grams.push(one); if (bare.length < 2) return; }
    var heard = false;
    syllables(bare).forEach(function (way) {
      var line = (before ? [before] : []).concat(way, after ? [after] : []);
      if (line.length === 1) {
        var alone = named(line);
        if (alone.found.length) grams.push(direct(bare, alone, ONE * 2, SOUND));
        return;
      }
      var grew = 0;
      for (var at = 0; at + 1 < line.length; at += 1) {
        var found = sounding(line[at], line[at + 1]);
        if (found.length) {
          grew += 1;
          grams.push({ text: bare, points: TWO, forms: found.map(function (two) { return [two, SOUND]; }), literal: false });
        }
      }
      var all = named(line);
      if (all.found.length) grams.push(direct(bare, all, WHOLE * line.length, SOUND));
      heard = heard || grew === line.length - 1;
    });
    if (!literal && !heard) initials(bare, before, after, grams);
    if (!literal && !heard && bare.length > 3) mistyped(bare, grams);
  }

  function direct(text, hits, points, degree) {
    return { text: text, points: points, forms: [], places: hits.found, degree: degree, words: hits.words, literal: false };
  }

  function initials(bare, before, after, grams) {
    if (bare.length > 8) return;
    var classes = Array.from(bare).map(function (one) {
      return Object.keys(sounds).filter(function (syllable) { return syllable[0] === one; })
        .map(function (syllable) { return sounds[syllable]; }).join("");
    });
    var found = named((before ? [before] : []).concat(classes, after ? [after] : []));
    if (found.found.length) grams.push(direct(bare, found, TWO * Math.max(1, bare.length - 1), 0.8));
  }

  // English with a slip of the pen: the words of the titles that are one letter off (two in a long word).
  function mistyped(word, grams) {
    if (english === null) {
      var seen = new Set();
      (everything.match(/[a-z]{4,}/g) || []).forEach(function (one) { seen.add(one); });
      english = Array.from(seen);
    }
    var close = english.filter(function (one) { return off(word, one, word.length > 7 ? 2 : 1); });
    if (close.length) grams.push({ text: word, points: TWO * 1.6, forms: close.map(function (one) { return [one, MISTAKEN]; }), literal: false });
  }

  function off(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return false;
    var row = [];
    for (var j = 0; j <= b.length; j += 1) row.push(j);
    var before = row;
    for (var i = 1; i <= a.length; i += 1) {
      var now = [i];
      for (j = 1; j <= b.length; j += 1) {
        now[j] = Math.min(now[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) now[j] = Math.min(now[j], before[j - 2] + 1);
      }
      before = row;
      row = now;
    }
    return row[b.length] <= most;
  }

  function grammar(query) {
    var grams = [], words = query.match(WORDS) || [];
    words.forEach(function (word) {
      var runs = word.match(RUNS) || [];
      if (runs.length > 1 && /[-.:/]/.test(word)) grams.push(gram(word, TWO * 4));
      runs.forEach(function (run, number) {
        var before = runs[number - 1] || "", after = runs[number + 1] || "";
        var sort = letter(run[0]) ? "a" : digit(run[0]) ? "0" : "字";
        var joined = word.indexOf(before + run) >= 0, joins = word.indexOf(run + after) >= 0;
        var left = joined && before && before.charCodeAt(0) > 127 ? before[before.length - 1] : "";
        var right = joins && after && after.charCodeAt(0) > 127 ? after[0] : "";
        if (sort === "字") { chinese(run, words.length === 1, grams); numerals(run, grams); }
        else if (sort === "0") figure(run, right, grams);
        else letters(run, left, right, grams);
      });
    });
    // Words of another language, in the table of synonyms beside ours.
    synonyms.forEach(function (one) {
      if (!letter(one.word[0]) || !stands(query, one.word)) return;
      var meaning = gram(one.word, TWO * 1.5, one.others, SYNONYM);
      meaning.meaning = true;
      grams.push(meaning);
    });
    // Letters with spaces between them: syllables typed apart.
    if (words.length > 1 && /^[a-z' ]+$/.test(query) && !words.some(function (word) { return word.length > 6; })) {
      letters(words.join(""), "", "", grams);
    }
    return merged(grams);
  }

  function stands(query, word) {
    var at = query.indexOf(word);
    return at >= 0 && !letter(query[at - 1] || " ") && !letter(query[at + word.length] || " ");
  }

  function merged(grams) {
    var known = new Map();
    grams.forEach(function (one) {
      var key = one.text + (one.meaning ? "=" : "") + (one.literal ? "" : "~" + known.size), other = known.get(key);
      if (!other) known.set(key, one);
      else other.points = Math.max(other.points, one.points);
    });
    return Array.from(known.values());
  }

  // ---- ranking

  function rank(query, grams) {
    var count = documents.length, size = starts.length;
    var best = new Float32Array(count), perField = new Float32Array(size), degrees = new Float32Array(size);
    var perDocument = new Float32Array(count), possible = 0, reached = new Float32Array(count);
    grams.forEach(function (one) {
      var touched = [], holders = [];
      function touch(at, degree) {
        if (!degrees[at]) touched.push(at);
        if (degree > degrees[at]) degrees[at] = degree;
      }
      one.forms.forEach(function (form) { fields(form[0]).forEach(function (at) { touch(at, form[1]); }); });
      (one.places || []).forEach(function (place) { touch(place[0], place[1] * one.degree); });
      touched.forEach(function (at) {
        var document = holder[at], points = degrees[at] * weight[at];
        if (!best[document]) holders.push(document);
        if (points > best[document]) best[document] = points;
      });
      var rare = Math.log(1 + (count - holders.length + 0.5) / (holders.length + 0.5));
      one.worth = holders.length ? one.points * rare : 0;
      // Three characters or more that stand nowhere say nothing; a pair or a word that stands nowhere was asked in vain.
      if (one.worth || (one.text.length < 3 && one.points > ONE)) possible += one.points * rare;
      holders.forEach(function (document) {
        perDocument[document] += one.worth * best[document];
        reached[document] += one.worth * Math.min(1, best[document]);
        best[document] = 0;
      });
      touched.forEach(function (at) {
        perField[at] += one.worth * degrees[at];
        degrees[at] = 0;
      });
    });
    return { fields: perField, documents: perDocument, possible: possible, reached: reached };
  }

  // The points of a document's parts, and of its names: a name that is all in the query says more than one that is partly.
  function weigh(query, ranked, grams) {
    var results = new Map();
    var bare = query.replace(/[^a-z0-9\u3400-\u9fff]/g, "");
    var covers = grams.filter(function (one) { return one.worth > 0 && one.points > ASKED; });
    for (var at = 0; at < starts.length; at += 1) {
      if (!ranked.fields[at]) continue;
      var number = holder[at], found = results.get(number);
      if (!found) {
        found = { one: documents[number], number: number, score: ranked.documents[number], parts: new Map(), name: 0 };
        results.set(number, found);
      }
      if (part[at] >= 0) {
        var points = ranked.fields[at] * (weight[at] === HEAD ? 1.15 : 1);
        found.parts.set(part[at], (found.parts.get(part[at]) || 0) * 0.6 + points);
      } else if (weight[at] === TITLE || weight[at] === NAME) {
        var text = everything.slice(starts[at], (at + 1 < starts.length ? starts[at + 1] : everything.length) - 1);
        var share = covered(text, covers), same = text.replace(/[^a-z0-9\u3400-\u9fff]/g, "") === bare ? 1 : 0;
        var worth = ranked.fields[at] * (share * share * 0.9 + same * 2) * (weight[at] === TITLE ? 1.1 : 1);
        if (same) found.same = Math.max(found.same || 0, weight[at] === TITLE ? 2 : 1);
        found.name = Math.max(found.name, worth);
      }
    }
    var exact = new Set(bare.length > 2 ? fields(query).map(function (at) { return holder[at]; }) : []);
    results.forEach(function (found) {
      var parts = Array.from(found.parts, function (pair) { return { at: pair[0], points: pair[1] }; });
      parts.sort(function (a, b) { return b.points - a.points; });
      found.parts = parts;
      found.score = found.score * SPREAD + found.name * NAMED;
      if (exact.has(found.number)) found.score *= EXACT;
      found.score *= RULES[found.one.kind] || 1;
      if (parts.length) found.score += parts[0].points * PLACE;
      if (parts.length > 1) found.score += parts[1].points * 0.15;
    });
    return Array.from(results.values());
  }

  function covered(text, grams) {
    var on = new Uint8Array(text.length), sum = 0;
    grams.forEach(function (one) {
      if (one.text.length < 2 && one.points < 1) return;
      var forms = one.forms.map(function (form) { return form[0]; }).concat(one.words || []);
      forms.forEach(function (form) {
        for (var at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
          for (var i = 0; i < form.length; i += 1) on[at + i] = 1;
        }
      });
    });
    for (var i = 0; i < on.length; i += 1) sum += on[i];
    return text.length ? sum / text.length : 0;
  }

  function order(results) {
    var top = results.reduce(function (most, found) { return Math.max(most, found.score); }, 0);
    results.forEach(function (found) {
      var own = chosen.role && mine(found.one, chosen.role) && found.score >= top * OWN_FIRST;
      found.band = (found.same ? 2 : 0) + (own ? 1 : 0);
    });
    results.sort(function (a, b) {
      return (a.one.view ? 1 : 0) - (b.one.view ? 1 : 0) || b.band - a.band || b.score - a.score;
    });
    return results.filter(function (found) { return found.score >= top * LEAST || found.same; });
  }

  function mine(one, role) {
    return (one.parties || []).some(function (at) { return parties[at][0] === role; });
  }

  // ---- what is shown

  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  }

  // What to mark: everything that was found, whole words before their parts.
  function marks(grams) {
    var words = new Set();
    grams.forEach(function (one) {
      if (!one.worth || one.points < PARTICLE) return;
      one.forms.forEach(function (form) { if (form[0].length > 1 || one.points >= 1) words.add(form[0]); });
      (one.words || []).forEach(function (word) { words.add(word); });
    });
    return Array.from(words).slice(0, 120);
  }

  function spans(text, words) {
    var found = plain(text), all = [];
    words.forEach(function (word) {
      for (var at = found.indexOf(word); at >= 0; at = found.indexOf(word, at + 1)) all.push([at, at + word.length]);
      var split = /^([0-9]+)([^0-9]+)$/.exec(word);
      if (!split) return;
      for (at = found.indexOf(split[1] + " " + split[2]); at >= 0; at = found.indexOf(split[1] + " " + split[2], at + 1)) {
        all.push([at, at + word.length + 1]);
      }
    });
    all.sort(function (a, b) { return a[0] - b[0]; });
    return all.reduce(function (joined, span) {
      var end = joined[joined.length - 1];
      if (end && span[0] <= end[1]) end[1] = Math.max(end[1], span[1]);
      else joined.push(span.slice());
      return joined;
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

  // The stretch of a text in which most is marked.
  function teaser(text, words) {
    var wide = 3 * TEASER;
    if (text.length <= wide + 8) return text;
    var all = spans(text, words), best = 0, from = 0;
    all.forEach(function (span) {
      var sum = all.reduce(function (total, other) {
        return total + (other[0] >= span[0] && other[1] <= span[0] + wide - 10 ? other[1] - other[0] : 0);
      }, 0);
      if (sum > best) { best = sum; from = Math.max(0, span[0] - 10); }
    });
    var to = Math.min(text.length, from + wide);
    return (from ? "……" : "") + text.slice(from, to) + (to < text.length ? "……" : "");
  }

  function item(found, words) {
    var one = found.one, terms = {}, most = found.parts.length ? found.parts[0].points : 0;
    var parts = found.parts.filter(function (other) { return other.points >= most * LEAST_PART; }).slice(0, MOST_PARTS);
    var shown = parts.map(function (other, rank) {
      var own = {}, said = one.parts[other.at];
      var head = marked(said[1], words, own), text = marked(teaser(said[2], words), words, own);
      Object.assign(terms, own);
      return { location: one.url + "#" + said[0], title: head, text: text, score: rank < 3 ? found.score : found.score / 2, terms: own };
    });
    var who = (one.parties || []).slice(0, 3).map(function (at) { return parties[at][1]; }).filter(function (name) { return name !== one.title; });
    var title = '<span class="gj-kind">' + escaped(one.kind) + "</span>" + marked(one.title, words, terms);
    if (who.length) {
      title += '<span class="gj-whose">' + escaped(who.join("、")) + ((one.parties || []).length > 3 ? " 等" : "") + "</span>";
    }
    var about = marked(teaser(one.about, words), words, terms);
    return [{ location: one.url, title: title, text: about, score: found.score, terms: terms }].concat(shown);
  }

  // What can be chosen among the results: kinds and parties with how many results each has.
  function choices(results) {
    var kinds = new Map(), whose = new Map();
    results.forEach(function (found) {
      if (fits(found.one, "", chosen.party)) kinds.set(found.one.kind, (kinds.get(found.one.kind) || 0) + 1);
      if (!fits(found.one, chosen.kind, "")) return;
      (found.one.parties || []).forEach(function (at) { whose.set(at, (whose.get(at) || 0) + 1); });
    });
    function most(a, b) { return b[1] - a[1]; }
    return {
      kinds: Array.from(kinds).sort(most),
      parties: Array.from(whose).sort(most).map(function (pair) { return [parties[pair[0]][0], parties[pair[0]][1], pair[1]]; }),
      kind: chosen.kind || "",
      party: chosen.party || ""
    };
  }

  function fits(one, kind, party) {
    return (!kind || one.kind === kind) && (!party || mine(one, party));
  }

  function search(query) {
    var wanted = close(plain(query).trim());
    if (!wanted) return { items: [], choices: null };
    var grams = grammar(wanted), ranked = rank(wanted, grams);
    var results = order(weigh(wanted, ranked, grams).filter(function (found) {
      return ranked.reached[found.number] >= ranked.possible * RELEVANT;
    }));
    var offered = choices(results), words = marks(grams);
    results = results.filter(function (found) { return fits(found.one, chosen.kind, chosen.party); });
    return { items: results.slice(0, MOST_DOCUMENTS).map(function (found) { return item(found, words); }), choices: offered };
  }

  function answer() {
    load().then(function () {
      var found = search(asked);
      scope.postMessage({ type: 3, data: { items: found.items } });
      scope.postMessage({ type: 11, data: found.choices });
    });
  }

  scope.addEventListener("message", function (event) {
    var message = event.data;
    if (message.type === 0) {
      scope.postMessage({ type: 1 });
      scope.postMessage({ type: 11, data: null });
    }
    if (message.type === 10) chosen = message.data || {};
    if (message.type === 2) asked = String(message.data || "");
    if (message.type === 2 || (message.type === 10 && asked)) answer();
  });
})(self);
