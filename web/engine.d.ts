// The contract between the page and engine.wasm. The module defines one
// global function; it returns one object of methods. All calls are
// synchronous and short; whoever calls drives the work by step.

declare function creaseEngine(options: {
  link: string;          // fragment, without "#"
  width: number;         // of the picture, CSS pixels
  height: number;
  lang: "en" | "zh";
}): Engine;

interface Engine {
  /** Takes one intent (JSON of explore.Msg). Cheap: work happens in step. */
  send(msg: string): void;
  /**
   * Works for about the given milliseconds and hands out what is new.
   * more: whether to call step again soon (there is work).
   */
  step(milliseconds: number): Output;
  /** The current picture as SVG, self-contained; theme "light" | "dark" | "auto" (CSS variables). */
  svg(theme: string): string;
  /** The same without the hint to drag, for files and paper. */
  figure(theme: string): string;
  /** The current scene as a fragment: Parse(link()) is this scene. */
  link(): string;
}

interface Output {
  more: boolean;
  paced?: boolean;        // what there is to do should wait until the picture is painted
  picture?: Uint8Array;   // picture.Encode; transferable buffer
  panel?: string;         // JSON of explore.Panel; while there is more to do, not with every picture
  effects?: string;       // JSON of explore.Effect[]
}

// Picture buffer, little endian: 
//   0  u32 magic 0x43524531 ("CRE1")   4  u32 serial   8  u32 bytes of header J   12 u32 reserved
//   16 J bytes of JSON (UTF-8, padded with spaces to a multiple of 4):
//      {"w","h","title","desc","panels":[{"id","x","y","w","h","x0","y0","sx","sy"}],
//       "labels":[{"x","y","text","anchor":0|1|2,"role","size","strong","math","hint"}],
//       "handles":[{"id","kind","panel","x","y","r","label","value","axisX"}]}
//   then the body, read only by the painter: rasters and marks.
