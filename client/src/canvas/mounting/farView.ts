/** Below this zoom nodes are painted on the canvas as boxes with posters, and their bodies are hidden; above it, until they have a body. */
const FAR_ZOOM = 0.3;
/** Below this zoom bodies are too small to be read; where there are many, none is shown or made while the camera moves. */
export const READ_ZOOM = 0.6;
/** This many bodies are moved in a frame at any zoom. */
export const BODIES_AT_EASE = 60;
/** Where more are in view that are too small to be read, they are boxes also while the camera rests: so many take long to come and go. */
const SMALL_BODIES_AT_MOST = 100;

/** Whether nodes are boxes, by how large they are and how many are in view. */
export const isFarView = (zoom: number, nodesInView: () => number): boolean =>
  zoom < FAR_ZOOM || (zoom < READ_ZOOM && nodesInView() > SMALL_BODIES_AT_MOST);
