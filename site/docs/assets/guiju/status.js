// Says whether a printed copy is current: what its QR code holds (#n=number&v=version&h=check), or what is typed in.
// A page that nobody has renewed for days, or a device whose clock is wrong, can vouch for nothing.
(function () {
  "use strict";
  const DAY = 86400000, SHORTEST = 8;
  const root = __md_scope.href, data = window.guijuStatus, panel = document.querySelector("[data-gj-status]");
  if (!panel || !data) return;
  const answer = panel.querySelector("[data-gj-status-answer]");
  const field = (name) => panel.querySelector("[data-gj-status-" + name + "]");
  const plain = (text) => text.normalize("NFKC").toUpperCase().replace(/[\s《》]/g, "");

  const SAYS = {
    current: ["good", "现行有效", "Current: this copy is in force"],
    revised: ["bad", "已改版", "Revised: do not use this copy"],
    changed: ["bad", "内容已改", "Changed: same version number, other content"],
    withdrawn: ["bad", "作废", "Withdrawn: do not use this copy"],
    draft: ["unsure", "草案，不能作为依据", "A draft: not in force"],
    waiting: ["unsure", "已批准，还没有生效", "Approved, not yet in force"],
    unsaid: ["unsure", "请和纸上核对", "Compare with the paper"],
    unknown: ["bad", "查不到", "Unknown: no such document here"],
    stale: ["unsure", "无法判断", "Cannot tell: this page is out of date"],
  };

  function today() {
    const now = new Date();
    return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  }
  // Days since the release; not a number where no day is known.
  function age() { return (today() - Date.parse(data.date + "T00:00:00Z")) / DAY; }

  function judge(asked) {
    const wanted = plain(asked.n);
    const found = data.documents.find((one) => plain(one.n || one.i) === wanted || plain(one.i) === wanted);
    if (!found) return { key: "unknown", why: "这本手册里没有编号是 " + asked.n + " 的文件。看看编号有没有抄错；也可能它不是这本手册的，或不发给你们。" };
    const days = age();
    if (!data.date) return { key: "stale", found, why: "这一页没有发布日期。请打开公司的手册网站，或问文件管理人。" };
    if (!(days <= data.days)) return { key: "stale", found, why: "这一页是 " + data.date + " 发布的，已过 " + Math.floor(days) + " 天，可能早有新版。请打开公司的手册网站，或问文件管理人。" };
    if (days < -1) return { key: "stale", found, why: "这台设备的日期比发布日期 " + data.date + " 还早，先把日期调对。" };
    return matched(found, asked);
  }
  function matched(found, asked) {
    if (found.s === "obsolete" || found.s === "superseded") {
      return { key: "withdrawn", found, why: found.s === "obsolete" ? "这份文件已经作废，请收回。" : "这份文件已被新文件代替，请收回。" };
    }
    if (asked.v && plain(asked.v) !== plain(found.v)) return { key: "revised", found, why: "纸上是 " + asked.v + "，现在的版本是 " + (found.v || "—") + "。请换成新的，旧的收回。" };
    const check = plain(asked.h), own = plain(found.h);
    if (check && (check.length < SHORTEST || own.indexOf(check) !== 0)) {
      return check.length < SHORTEST
        ? { key: "unsaid", found, why: "校验至少写 " + SHORTEST + " 位。" }
        : { key: "changed", found, why: "版本号一样，内容已经不是纸上的了。请重新打印。" };
    }
    if (!asked.v || !check) return { key: "unsaid", found, why: "没有写版本或校验，不能替你比。现在的是下面这一版。" };
    if (found.s === "effective") return { key: "current", found, why: "编号、版本、内容都和现行的一致。" };
    if (found.s === "approved") return { key: "waiting", found, why: "和已批准的一致，" + (found.e ? found.e + " 起生效。" : "还没有到生效的日子。") };
    return { key: "draft", found, why: "和现在的草案一致，但还没有批准。" };
  }

  function make(tag, kind, text) {
    const made = document.createElement(tag);
    if (kind) made.className = kind;
    if (text) made.textContent = text;
    return made;
  }
  function row(list, label, value) {
    if (value) list.append(make("dt", "", label), make("dd", "", value));
  }
  function tell(told) {
    const [mood, zh, en] = SAYS[told.key], english = make("p", "gj-status__en", en);
    english.lang = "en";
    answer.textContent = "";
    answer.className = "gj-status__answer gj-status__answer--" + mood;
    answer.setAttribute("data-gj-status-says", told.key);
    answer.append(make("p", "gj-status__word", zh), english, make("p", "", told.why));
    if (told.found) {
      const list = make("dl"), link = make("a", "", "《" + told.found.t + "》"), held = make("dd");
      link.href = root + told.found.u;
      held.append(link);
      list.append(make("dt", "", "文件"), held);
      row(list, "编号", told.found.n);
      row(list, "现在的版本", told.found.v);
      row(list, "校验", told.found.h);
      row(list, "生效日期", told.found.e);
      answer.append(list);
    }
    answer.append(make("p", "gj-status__released", data.date ? "按 " + data.date + " 发布的手册" : ""));
    answer.hidden = false;
  }
  function ask() {
    const asked = { n: field("n").value.trim(), v: field("v").value.trim(), h: field("h").value.trim() };
    if (asked.n) tell(judge(asked));
    else { answer.hidden = true; field("n").focus(); }
  }
  function read() {
    const said = new URLSearchParams(location.hash.slice(1));
    if (!said.get("n")) return;
    ["n", "v", "h"].forEach((name) => { field(name).value = said.get(name) || ""; });
    ask();
  }
  panel.hidden = false;
  field("ask").addEventListener("click", ask);
  panel.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target.matches("input")) ask(); });
  window.addEventListener("hashchange", read);
  read();
})();
