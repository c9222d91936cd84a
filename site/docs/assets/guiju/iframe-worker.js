// On file:// browsers refuse Worker. This stands in: the worker's script runs in a hidden frame of its own,
// loaded as an external script, so that the security policy holds. Over http nothing happens here.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "search";
      document.body.appendChild(frame);
      const inner = (this.inner = frame.contentWindow);
      const load = (src) => new Promise((resolve, reject) => {
        const script = Object.assign(inner.document.createElement("script"), { src, onload: resolve, onerror: reject });
        inner.document.head.appendChild(script);
      });
      const base = new URL(url, location.href);
      inner.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      inner.importScripts = (...urls) =>
        urls.reduce((done, one) => done.then(() => load(new URL(one, base).href)), Promise.resolve());
      this.ready = load(base.href);
    }
    postMessage(data) {
      this.ready.then(() => this.inner.dispatchEvent(new MessageEvent("message", { data })));
    }
    terminate() {}
  };
}
