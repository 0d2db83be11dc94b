// Runs in the page, before its own code: notes when nodes are on the screen for the first time.

/* global document, innerHeight, innerWidth, performance, requestAnimationFrame, window */

const WIDTH = 32;
const HEIGHT = 18;
/** Points of so many that are painted before it counts: nodes, not a line. */
const PAINTED = 20;

const small = document.createElement('canvas');
small.width = WIDTH;
small.height = HEIGHT;
const context = small.getContext('2d', { willReadFrequently: true });

/** Whether the large canvas under the interface has something on it. */
function isPainted() {
  for (const canvas of document.querySelectorAll('canvas')) {
    if (canvas.width < innerWidth / 2 || canvas.height < innerHeight / 2) continue;
    context.clearRect(0, 0, WIDTH, HEIGHT);
    context.drawImage(canvas, 0, 0, WIDTH, HEIGHT);
    const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);
    let painted = 0;
    for (let place = 3; place < data.length; place += 4) if (data[place] > 0) painted += 1;
    if (painted > PAINTED) return true;
  }
  return false;
}

function look() {
  // What this frame found painted is on the screen with the next.
  if (isPainted()) requestAnimationFrame(() => (window.firstPictureMs = performance.now()));
  else requestAnimationFrame(look);
}
requestAnimationFrame(look);
