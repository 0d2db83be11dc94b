export { addComment, deleteComment, editComment, resolveComment } from './comments.ts';
export { CREATED_AT_MOST, createNodes } from './createNodes.ts';
export { deleteCut, putCut } from './cut.ts';
export { type Command, type CommandContext, CommandOrigin, defineCommand } from './defineCommand.ts';
export { deleteDrawing, putDrawing } from './drawing.ts';
export { setDriven } from './driven.ts';
export { connect, connectMany, disconnect } from './edges.ts';
export {
  colourNodes,
  deleteNodes,
  moveNodes,
  renameNode,
  resetParams,
  resizeNode,
  setMode,
  setParams,
} from './editNodes.ts';
export { addTake, putRunFact } from './facts.ts';
export { setPick, setPickLock } from './picks.ts';
export { placeNodes } from './placeNodes.ts';
export { deletePlaylist, putPlaylist } from './playlists.ts';
export { type AnyCommand, COMMANDS } from './registry.ts';
export { cancelChain, requestChain } from './requestChain.ts';
export { cancelRequest, confirmRequest, requestCells, requestTakes } from './requests.ts';
export { setRating, setVerdict } from './reviews.ts';
export { setSettings } from './settings.ts';
export { setAssignee, setDue, setLocked, setStatus } from './tracking.ts';
export { trashTakes } from './trash.ts';
