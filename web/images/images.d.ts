// The module images.wasm, as wasm/images sets it up: a global function that
// opens a session. The parts are those of core/imaging/lab; tiles hold rows x
// cols bytes each, in the order in which the part counts them.

declare function creaseImages(link: string, lang: "en" | "zh"): Images;

interface Images {
  /** Does what a control asks for: a key of the link, or load, lang, play, again, dismiss. */
  set(key: string, value: string): void;
  /** Works for about ms milliseconds; true while there is more to do. */
  step(ms: number): boolean;
  /** Whether there is something to take. */
  stale(): boolean;
  /** Parts that have changed, as many as are made in about ms milliseconds. */
  take(ms: number): Part[];
  /** Before the files of one drop. */
  begin(): void;
  /** After its files, pictures aside: pairs of IDX files are put together. */
  end(): void;
  /** Takes a file; true for a picture, to be decoded and given to pictures. */
  file(data: Uint8Array, path: string): boolean;
  pictures(list: Picture[], path: string): void;
  /** The photograph of the page. */
  builtin(picture: Picture): void;
  /** A drawing of 28 x 28 bytes in the place of an image. */
  draw(place: number, grey: Uint8Array): void;
  /** A file that could not be had: why is "", "path" or "large". */
  refused(name: string, why: string): void;
}

interface Part {
  name: "state" | "images" | "panels" | "report" | "units" | "curves" | "strip";
  json: string;
  tiles: Uint8Array;
}

interface Picture {
  name: string;
  rows: number;
  cols: number;
  rgba: Uint8Array;
}
