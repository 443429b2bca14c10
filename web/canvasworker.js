// A painter in a worker: its work takes nothing from the page's thread.
//
// From the page:  open {canvas, files, root, theme}   show {id, picture}
//                 theme {id, name}   resize {id, width, height}
// To the page:    context {}   opened {}   failed {why}   lost {why}
//                 done {id, drew, why}, one for each of show, theme and resize
//
// Who is done with it, terminates it.

import { compile } from "./load.js";
import { attributes, paint } from "./paint.js";

let painter = null;

const acts = {
  async open({ canvas, files, root, theme }) {
    try {
      const gl = canvas.getContext("webgl2", attributes);
      if (!gl) throw new Error("workers have no WebGL2 here");
      postMessage({ kind: "context" });
      const module = await compile(files, root);
      painter = await paint({ gl, module, theme, lost: (why) => postMessage({ kind: "lost", why }) });
      postMessage({ kind: "opened" });
    } catch (why) {
      postMessage({ kind: "failed", why: String(why?.message ?? why) });
    }
  },
  // Painting keeps step with the screen.
  show: ({ id, picture }) => requestAnimationFrame(() => tell(id, painter.show(picture))),
  theme: ({ id, name }) => tell(id, painter.theme(name)),
  resize: ({ id, width, height }) => tell(id, painter.resize(width, height)),
};

function tell(id, drawing) {
  drawing.then(
    (drew) => postMessage({ kind: "done", id, drew }),
    (why) => postMessage({ kind: "done", id, why: String(why?.message ?? why) }),
  );
}

onmessage = ({ data }) => acts[data.kind]?.(data);
