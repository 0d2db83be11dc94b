// Runs in the page, before its own code: moves the camera with a wheel, as a hand does, and notes how long each frame took.

/* global document, innerHeight, innerWidth, requestAnimationFrame, WheelEvent, window */

/** tldraw takes no more than this of one turn of the wheel. */
const MOST = 0.1;
const PAN_PX = 40;
/** Frames in one direction. */
const STROKE = 15;

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

function turn(deltaX, deltaY, ctrlKey) {
  const target = document.querySelector('.tl-canvas');
  const [clientX, clientY] = [innerWidth / 2, innerHeight / 2];
  target.dispatchEvent(
    new WheelEvent('wheel', { deltaX, deltaY, ctrlKey, clientX, clientY, bubbles: true, cancelable: true }),
  );
}

/** Zooms by a factor, as far as one turn goes. */
function zoomBy(factor) {
  turn(0, -100 * Math.max(-MOST, Math.min(MOST, factor - 1)), true);
}

function zoomNow() {
  const layer = document.querySelector('.tl-html-layer');
  return Number(/scale\(([\d.e-]+)\)/.exec(layer?.style.transform ?? '')?.[1]);
}

/** Zooms to a level; answers the level that it came to. */
async function reach(zoom) {
  for (let turns = 0; turns < 400 && Math.abs(zoomNow() / zoom - 1) > 0.01; turns += 1) {
    zoomBy(zoom / zoomNow());
    await frame();
    await frame();
  }
  return zoomNow();
}

const GESTURES = {
  pan: (count) => {
    const towards = Math.floor(count / STROKE) % 2 === 0 ? 1 : -1;
    turn(PAN_PX * towards, (PAN_PX / 2) * towards, false);
  },
  zoom: (count) => zoomBy(Math.floor(count / STROKE) % 2 === 0 ? 1.02 : 1 / 1.02),
  sweep: (count, frames) => zoomBy(count < frames / 2 ? 1.065 : 1 / 1.065),
};

/** Makes a gesture, one step a frame, for so many frames or so long; answers how long each frame took, in ms. */
async function move(gesture, frames, withinMs) {
  const took = [];
  const started = await frame();
  let before = started;
  for (let count = 0; count < frames && before - started < withinMs; count += 1) {
    GESTURES[gesture](count, frames);
    const now = await frame();
    took.push(now - before);
    before = now;
  }
  return took;
}

/** Leaves the camera where it is for so long; answers how long each frame took, in ms. */
async function watch(forMs) {
  const took = [];
  const started = await frame();
  for (let before = started; before - started < forMs;) {
    const now = await frame();
    took.push(now - before);
    before = now;
  }
  return took;
}

window.camera = { move, reach, watch, zoomNow };
