import "@/styles/index.css";

/** A window that is not shown paints nothing, and must start all the same. */
const UNSEEN_MS = 250;

// The engine paints nothing before all that the page itself names is loaded, so the page names this file alone; what
// it imports from here on holds no painting up.
const root = document.getElementById("root");
if (root) void start(root);

// The frame that the page brings is painted before everything else is loaded.
async function start(root: HTMLElement) {
  await Promise.race([painted(), new Promise((done) => setTimeout(done, UNSEEN_MS))]);
  void import("./first");
  const { open } = await import("./open");
  await open(root);
}

// The second frame is asked for when the first is on the screen.
async function painted(): Promise<void> {
  await frame();
  await frame();
}

function frame(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => done()));
}
