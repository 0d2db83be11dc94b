import type * as Y from 'yjs';
import type { z } from 'zod';
import type { Result } from '../errors/index.ts';
import type { Role } from '../people/index.ts';
import { addComment, deleteComment, editComment, resolveComment } from './comments.ts';
import { createNodes } from './createNodes.ts';
import { deleteCut, putCut } from './cut.ts';
import type { CommandContext } from './defineCommand.ts';
import { deleteDrawing, putDrawing } from './drawing.ts';
import { connect, connectMany, disconnect } from './edges.ts';
import { setDriven } from './driven.ts';
import {
  colourNodes,
  deleteNodes,
  moveNodes,
  renameNode,
  resetParams,
  resizeNode,
  setMode,
  setParams,
} from './editNodes.ts';
import { setPick, setPickLock } from './picks.ts';
import { placeNodes } from './placeNodes.ts';
import { deletePlaylist, putPlaylist } from './playlists.ts';
import { cancelChain, requestChain } from './requestChain.ts';
import { cancelRequest, confirmRequest, requestCells, requestTakes } from './requests.ts';
import { setRating, setVerdict } from './reviews.ts';
import { setSettings } from './settings.ts';
import { setAssignee, setDue, setLocked, setStatus } from './tracking.ts';
import { trashTakes } from './trash.ts';

/** A command whose args are not known yet: they are parsed when it runs. */
export interface AnyCommand {
  readonly name: string;
  readonly label: string;
  readonly roles: readonly Role[];
  readonly undoable: boolean;
  readonly args: z.ZodType;
  readonly dryRun: (doc: Y.Doc, args: unknown, context: CommandContext) => Result<unknown>;
  readonly run: (doc: Y.Doc, args: unknown, context: CommandContext) => Result<unknown>;
}

/** Every command that a person or a script can ask for, by name. */
export const COMMANDS: ReadonlyMap<string, AnyCommand> = new Map(
  [
    createNodes,
    deleteNodes,
    moveNodes,
    resizeNode,
    renameNode,
    colourNodes,
    setMode,
    setParams,
    resetParams,
    setDriven,
    placeNodes,
    connect,
    connectMany,
    disconnect,
    setPick,
    setPickLock,
    trashTakes,
    putDrawing,
    deleteDrawing,
    requestTakes,
    requestChain,
    cancelChain,
    requestCells,
    cancelRequest,
    confirmRequest,
    setStatus,
    setDue,
    setAssignee,
    setLocked,
    setVerdict,
    setRating,
    addComment,
    editComment,
    resolveComment,
    deleteComment,
    setSettings,
    putCut,
    deleteCut,
    putPlaylist,
    deletePlaylist,
  ].map((command): [string, AnyCommand] => [command.name, command]),
);
