import "@/styles/index.css";

/** A window that is not shown paints nothing, and must start all the same. */
const UNSEEN_MS = 100;

// The engine paints nothing before all that the page itself names is loaded, so the page names this file alone; what
// it imports from here on holds no painting up.
const root = document.getElementById("root");
void import("./first");
if (root) void start(root);

// The frame that the page brings is painted before everything else is loaded.
async function start(root: HTMLElement) {
  await Promise.race([painted(), new Promise((done) => setTimeout(done, UNSEEN_MS))]);
  const { open } = await import("./open");
  await open(root);
}

function painted(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}
