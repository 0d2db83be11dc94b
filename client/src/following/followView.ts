import type { NodeId } from '@dailies/shared/ids';
import { type Atom, type Editor, react } from 'tldraw';
import { isOnLevel } from '../canvas/scenes/peersInside.ts';
import type { Presence } from '../session/Presence.ts';
import { type Following, peerOf } from './Following.ts';

/** In this time two thirds of the way to the other's view are gone. */
const EASE_MS = 90;
const NEAR_PX = 0.5;
const NEAR_ZOOM = 0.002;

interface View {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/**
 * Brings the camera to where the one who is followed looks: the middle of both views is the same, and
 * the zoom, whatever the sizes of the windows. Any pan or zoom of one's own ends the following.
 */
export function followView(
  editor: Editor,
  presence: Presence,
  following: Following,
  level: Atom<NodeId | null>,
): () => void {
  let frame = 0;
  let lastMs = 0;
  let isOurs = false;
  let bounds = editor.getViewportScreenBounds();
  let camera = editor.getCamera();
  let shownLevel = level.get();

  const wanted = (): View | null => {
    const leader = following.leader.get();
    const peer = leader === null ? undefined : peerOf(presence.peers.get(), leader.user);
    // On another level their place means nothing here; the page goes there (`useFollowedPage`).
    const view = peer === undefined || !isOnLevel(peer, level.get()) ? null : peer.view;
    if (view === null) return null;
    return { x: view.at[0], y: view.at[1], z: view.zoom };
  };
  const own = (): View => {
    const { x, y } = editor.getViewportPageBounds().center;
    return { x, y, z: editor.getZoomLevel() };
  };
  const show = ({ x, y, z }: View) => {
    const { w, h } = editor.getViewportScreenBounds();
    isOurs = true;
    editor.setCamera({ x: w / 2 / z - x, y: h / 2 / z - y, z }, { immediate: true, force: true });
    isOurs = false;
    camera = editor.getCamera();
  };
  const step = (nowMs: number) => {
    frame = 0;
    const to = wanted();
    if (to === null) return;
    const at = own();
    const part = editor.user.getAnimationSpeed() === 0 ? 1 : 1 - Math.exp(-Math.min(100, nowMs - lastMs) / EASE_MS);
    lastMs = nowMs;
    const isNear = Math.hypot(to.x - at.x, to.y - at.y) * at.z < NEAR_PX && Math.abs(Math.log(to.z / at.z)) < NEAR_ZOOM;
    if (isNear || part === 1) {
      show(to);
      return;
    }
    show({
      x: at.x + (to.x - at.x) * part,
      y: at.y + (to.y - at.y) * part,
      z: at.z * (to.z / at.z) ** part,
    });
    frame = requestAnimationFrame(step);
  };
  let target = '';
  const look = () => {
    const to = wanted();
    const text = to === null ? '' : `${to.x} ${to.y} ${to.z}`;
    if (text === target) return;
    target = text;
    if (to === null || frame !== 0) return;
    lastMs = performance.now();
    frame = requestAnimationFrame(step);
  };
  const begin = () => {
    target = '';
    camera = editor.getCamera();
    editor.stopCameraAnimation();
    look();
  };
  const stops = [
    presence.peers.subscribe(look),
    following.leader.subscribe(begin),
    react('end following by a move of one’s own', () => {
      const now = editor.getCamera();
      const size = editor.getViewportScreenBounds();
      // A window that changes its size moves the camera too.
      const isResized = size.w !== bounds.w || size.h !== bounds.h;
      bounds = size;
      // Each level has a camera of its own.
      const nowLevel = level.get();
      const isOther = nowLevel !== shownLevel;
      shownLevel = nowLevel;
      if (isOther) queueMicrotask(look);
      const isMoved = now.x !== camera.x || now.y !== camera.y || now.z !== camera.z;
      camera = now;
      if (!isOurs && isMoved && !isResized && !isOther && following.leader.get() !== null) following.stop();
    }),
  ];
  begin();
  return () => {
    cancelAnimationFrame(frame);
    for (const stop of stops) stop();
  };
}
