// The contract of the painter, on both of its sides.

/**
 * Opens a painter: an instance of canvas.wasm with a canvas of its own, in a
 * worker where one can be had, else on the page's thread. null: there is no
 * WebGL2. It rejects, having left nothing behind, when the module does not run.
 * The painter draws when it is shown a picture, when its size or the ratio of
 * device pixels changes, and when it is given a theme; otherwise it is idle. It
 * listens to nothing that the visitor does.
 */
export function open(options: {
  /** The module as load.js takes it: paths from the root of the site. */
  files: { raw: string; rawBytes: number; gz?: string; gzBytes?: number };
  root: string;
  theme: "light" | "dark";
  /**
   * Called once when the painter can paint no more, most often because its
   * context was lost. The node is out of the page by then. Browsers keep about
   * sixteen contexts and take the oldest away: open a new painter only when
   * the picture is looked at, or two of them take turns for ever.
   */
  lost(why: string): void;
}): Promise<Canvas | null>;

interface Canvas {
  /** What to put into the page. The picture is as wide as it is. */
  readonly node: HTMLElement;
  /** Whether show keeps step with the screen by itself: then nobody else need. */
  readonly paced: boolean;
  /** Paints a picture (picture.Encode); resolves when that is done. The buffer is copied. */
  show(picture: Uint8Array): Promise<void>;
  /** Paints the same picture in another theme. */
  theme(name: "light" | "dark"): Promise<void>;
  /** Gives the context and the memory back. */
  close(): void;
  /** Frames painted so far. */
  readonly frames: number;
}

// Inside: what canvas.wasm defines on the global object that it is shown (see
// facade.js), before its first frame.
declare const creaseCanvas: {
  /** Takes a picture for the next frame; returns what is wrong with it, "" when nothing is. */
  paint(picture: Uint8Array): string;
  /** Takes a theme for the next frame; returns the colour of its paper, components in [0, 1]. */
  theme(name: string): [number, number, number];
};
/** Why the program has ended, where it has. */
declare const creaseError: string | undefined;
