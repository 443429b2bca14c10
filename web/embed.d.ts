// What a page may do with an embed: by the element that embed.js defines, or by
// messages to a frame of its own.

/** The fragment of a link, "v=1&data=...": the whole figure. */
type CreaseState = string;

/** Told of by the element as a CustomEvent with this detail, and by the frame as a message with this value. */
interface CreaseEvents {
  /** The frame can be talked to; live: the figure is drawn and can be used. Repeated on hello and when live changes. */
  ready: { live: boolean; build: string; methods: string[]; events: string[] };
  /** The figure is another one, and at rest. */
  change: { state: CreaseState; isUserInitiated: boolean };
  /** While something is dragged, with every picture. */
  input: { state: CreaseState };
  play: null;
  pause: null;
  reset: null;
  /** The height in pixels that suits the width. */
  resize: { width: number; height: number };
  onscreen: null;
  offscreen: null;
  /** Of loading, in bytes, or of what runs, as a share of 1. */
  progress: { of: "load" | "run"; done: number; total: number };
  error: string;
}

interface CreaseMethods {
  /** Of an element that names a preset and no fragment it loads the figure. */
  getState(): Promise<CreaseState>;
  /** Shows a figure; resolves with it as it was understood. What a bad value becomes is told in the figure. */
  setState(state: CreaseState): Promise<CreaseState>;
  play(): Promise<null>;
  pause(): Promise<null>;
  step(): Promise<null>;
  reset(): Promise<null>;
  undo(): Promise<null>;
  redo(): Promise<null>;
  /** SVG as text, or PNG as a data address. */
  screenshot(how?: { format?: "svg" | "png"; theme?: "light" | "dark"; scale?: number }): Promise<string>;
  /** The figure in words. */
  getDescription(): Promise<{ title: string; text: string }>;
  setTheme(theme: "auto" | "light" | "dark"): Promise<null>;
  setLanguage(lang: "en" | "zh"): Promise<null>;
}

/**
 * <crease-embed src="https://HOST/embed/#v=1&..." load="click|visible|auto"
 *   theme lang hide gesture title height>. What stands in it is shown until
 * the figure is: a picture within a link is best. src may be the address of the
 * page as well, or that of a preset's page, p/NAME/, with a fragment or without;
 * a path or a fragment alone is one of the site that embed.js comes from. Of all
 * embeds of a page at most one plays.
 */
interface CreaseEmbed extends HTMLElement, CreaseMethods {
  /** Loads the figure now. */
  start(focus?: boolean): void;
  addEventListener<K extends keyof CreaseEvents>(type: K, listener: (event: CustomEvent<CreaseEvents[K]>) => void): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

interface HTMLElementTagNameMap {
  "crease-embed": CreaseEmbed;
}

// Without the element: a frame with api=1 in its query takes and sends
// messages. With origin=ADDRESS it talks to a page of that origin alone. With
// autoheight=1 it also posts {"context":"iframe.resize","src","height"} as text,
// as many blogs expect. Only "ready" and "error" are told unasked; listener is
// handed back with what it asked for.

/** To the frame. A method that needs the figure loads it. */
interface CreaseCall {
  context: "crease";
  version: 1;
  id?: string | number; // handed back with the answer
  method: "hello" | keyof CreaseMethods | "addEventListener" | "removeEventListener";
  value?: unknown; // the argument; of the last two, the name of an event
  listener?: string;
}

/** From the frame: an answer. */
interface CreaseAnswer {
  context: "crease";
  version: 1;
  id?: string | number;
  method: CreaseCall["method"];
  value?: unknown;
  error?: string; // instead of a value
}

/** From the frame: an event. */
interface CreaseEvent<K extends keyof CreaseEvents = keyof CreaseEvents> {
  context: "crease";
  version: 1;
  event: K;
  value: CreaseEvents[K];
  listener?: string;
}
