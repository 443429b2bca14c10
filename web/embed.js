// <crease-embed src="https://HOST/embed/#v=1&...">: what stands in it, a picture
// and a link, until it is clicked or seen; then the figure, in a frame as high
// as it should be. Its events and methods are those of embed.d.ts. One embed of
// a page plays at a time.

(() => {
  const home = (document.currentScript ?? document.querySelector('script[src*="/embed.js"]'))?.src ?? document.baseURI;
  const site = new URL(".", home);
  const methods = ["setState", "play", "pause", "step", "reset", "undo", "redo", "screenshot", "getDescription", "setTheme", "setLanguage"];
  const words = { en: "Explore this figure", zh: "\u63a2\u7d22\u6b64\u56fe" }; // whatever the encoding of the page around
  const embeds = new Set();

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; position: relative; aspect-ratio: 16 / 11; overflow: hidden; color-scheme: inherit;
      border: 1px solid light-dark(#dcdad2, #2a303a); border-radius: 8px; }
    :host([hidden]) { display: none; }
    slot { display: grid; width: 100%; height: 100%; place-items: start center; background: light-dark(#fdfdfc, #14171d); }
    ::slotted(*) { display: grid; width: 100%; height: 100%; place-items: start center; }
    button { position: absolute; inset: auto 0 12px; margin: auto; width: max-content; min-height: 44px; padding: 0 1.3em; cursor: pointer;
      font: 600 15px system-ui, sans-serif; border: 1px solid light-dark(#dcdad2, #2a303a); border-radius: 99px;
      color: light-dark(#1c2330, #e8eaee); background: light-dark(#fdfdfc, #14171d); box-shadow: 0 2px 14px #0003; }
    button:hover { border-color: currentColor; }
    iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; color-scheme: inherit; opacity: 0; }
    iframe ~ button { display: none; }
    .ready { opacity: 1; }
    .live ~ slot { visibility: hidden; }
  `);

  class CreaseEmbed extends HTMLElement {
    static observedAttributes = ["src", "theme", "lang", "height"];

    #frame = null;
    #origin = "";
    #calls = new Map(); // number -> {resolve, reject}
    #heard = new Set(); // events that the frame tells of
    #playing = false;
    #watch = null;

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      root.append(document.createElement("slot"), document.createElement("button"));
      this.addEventListener("click", (e) => {
        if (this.#frame || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
        e.preventDefault();
        this.start(root.activeElement !== null);
      });
    }

    /** Addresses of the frame and of the page: src may be that of either, or of a preset's page, whose figure a fragment replaces. */
    get #address() {
      const url = new URL(this.getAttribute("src") ?? "", home);
      if (!/^https?:$/.test(url.protocol)) throw new TypeError(`crease-embed: ${url.protocol} is no address to load from`);
      const ours = url.origin === site.origin && `${url.pathname}/`.startsWith(site.pathname);
      const [start, path] = ours ? [site.pathname, url.pathname.slice(site.pathname.length)] : ["", url.pathname];
      const [, folder = "", name = url.searchParams.get("preset")] = /^(.*?\/)??(?:p\/([^/]+)\/?|embed\/?)?[^/]*$/.exec(path);
      const page = new URL(start + folder, url);
      url.pathname = page.pathname + "embed/";
      if (!url.hash && name) url.searchParams.set("preset", name);
      page.hash = url.hash;
      if (!url.hash && name) page.pathname += `p/${name}/`;
      return { url, page };
    }

    connectedCallback() {
      embeds.add(this);
      const { url, page } = this.#address;
      const load = this.getAttribute("load") ?? url.searchParams.get("load");
      const [slot, button] = this.shadowRoot.children;
      const lang = this.closest("[lang]")?.lang ?? "";
      button.textContent = /^zh/i.test(lang) ? words.zh : words.en;
      if (!slot.childElementCount) slot.append(Object.assign(document.createElement("a"), { textContent: this.title || "Crease" }));
      slot.firstChild.href = page.href;
      this.#resize();
      if (load === "auto") this.start();
      if (load !== "visible") return;
      this.#watch = new IntersectionObserver(([entry]) => entry.isIntersecting && this.start(), { rootMargin: "200px" });
      this.#watch.observe(this);
    }

    disconnectedCallback() {
      embeds.delete(this);
      this.#stop();
    }

    attributeChangedCallback(name, old, value) {
      if (name === "height") this.#resize();
      if (!this.#frame || old === value) return;
      if (name === "theme") this.setTheme(value ?? "auto");
      if (name === "lang" && value) this.setLanguage(/^zh/i.test(value) ? "zh" : "en");
      if (name !== "src") return;
      const { url } = this.#address;
      if (url.hash && url.origin + url.pathname === this.#frame.src.split("?")[0]) return this.setState(url.hash.slice(1));
      this.#stop();
      this.start();
    }

    /** A height that the author gives is kept, else the figure says its own. */
    #resize(height) {
      const given = parseFloat(this.getAttribute("height"));
      this.style.aspectRatio = given || height ? "auto" : "";
      this.style.height = given ? `${given}px` : height ? `${height}px` : "";
    }

    /** Loads the figure; focus says that it takes the focus when it is there. */
    start(focus = false) {
      this.#watch?.disconnect();
      if (this.#frame) return;
      const { url } = this.#address;
      for (const name of ["lang", "theme", "hide", "gesture"]) if (this.hasAttribute(name)) url.searchParams.set(name, this.getAttribute(name));
      if (this.lang) url.searchParams.set("lang", /^zh/i.test(this.lang) ? "zh" : "en");
      url.searchParams.set("load", "auto");
      url.searchParams.set("api", "1");
      url.searchParams.set("origin", location.origin);
      this.#origin = url.origin;
      this.#frame = Object.assign(document.createElement("iframe"), {
        src: url.href,
        title: this.title || "Crease",
        allow: "fullscreen; clipboard-write; web-share",
        allowFullscreen: true,
        focused: focus,
      });
      this.shadowRoot.prepend(this.#frame);
    }

    #stop() {
      this.#watch?.disconnect();
      this.#frame?.remove();
      this.#frame = null;
      this.#playing = false;
      this.#heard.clear();
      for (const { reject } of this.#calls.values()) reject(new Error("the figure is gone"));
      this.#calls.clear();
    }

    /** The figure as the fragment of a link; the frame knows what it is where src names a preset. */
    getState() {
      const { hash } = this.#address.url;
      return this.#frame || !hash ? this.call("getState") : Promise.resolve(hash.slice(1));
    }

    /** Calls a method of the frame; it is loaded where it has not been. */
    call(method, value, listener) {
      this.start();
      return new Promise((resolve, reject) => {
        const id = crypto.getRandomValues(new Uint32Array(1))[0];
        this.#calls.set(id, { resolve, reject, message: { context: "crease", version: 1, id, method, value, listener } });
        if (this.#frame.className) this.#post(id);
      });
    }

    #post(id) {
      this.#frame.contentWindow.postMessage(this.#calls.get(id).message, this.#origin);
    }

    #hear(event) {
      if (this.#heard.has(event)) return;
      this.#heard.add(event);
      this.call("addEventListener", event).catch(() => {});
    }

    addEventListener(type, ...rest) {
      super.addEventListener(type, ...rest);
      if (type === "input" && this.#frame?.className) this.#hear(type);
      this.input ||= type === "input";
    }

    static take({ source, origin, data }) {
      if (data?.context !== "crease" || data.version !== 1) return;
      for (const embed of embeds) if (embed.#frame?.contentWindow === source && embed.#origin === origin) embed.#take(data);
    }

    #take({ id, event, value, error }) {
      if (!event) {
        const call = this.#calls.get(id);
        this.#calls.delete(id);
        if (error) call?.reject(new Error(error));
        else call?.resolve(value);
        return;
      }
      if (event === "ready") this.#ready(value);
      if (event === "resize") this.#resize(value.height);
      if (event === "play" || event === "pause") this.#playing = event === "play";
      if (event === "play") for (const other of embeds) if (other !== this && other.#playing) other.pause().catch(() => {});
      this.dispatchEvent(new CustomEvent(event, { detail: value }));
    }

    #ready({ live, events }) {
      const first = !this.#frame.className;
      this.#frame.className = live ? "ready live" : "ready";
      if (first) {
        if (this.#frame.focused) this.#frame.focus({ preventScroll: true });
        for (const id of this.#calls.keys()) this.#post(id);
        for (const name of events) if (name !== "ready" && name !== "error" && (name !== "input" || this.input)) this.#hear(name);
        this.call("hello").catch(() => {}); // once more, for what was told before
      }
    }
  }

  for (const method of methods) {
    CreaseEmbed.prototype[method] = function (value) {
      return this.call(method, value);
    };
  }
  addEventListener("message", CreaseEmbed.take);
  if (!customElements.get("crease-embed")) customElements.define("crease-embed", CreaseEmbed);
})();
