/** Below this zoom nodes are painted on the canvas as boxes with posters, and their bodies are hidden; above it, until they have a body. */
export const FAR_ZOOM = 0.3;
/** Below this zoom bodies are too small to be read; where there are many, none is shown or made while the camera moves. */
export const READ_ZOOM = 0.6;
/** This many bodies are moved in a frame at any zoom. */
export const BODIES_AT_EASE = 60;
