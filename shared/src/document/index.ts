export { judge } from './authority/judge.ts';
export {
  type Actor,
  type OwnerOfClient,
  type RefusalRule,
  REFUSAL_RULES,
  type Verdict as UpdateVerdict,
} from './authority/verdict.ts';
export { mayWrite, ROOT_WRITERS } from './authority/writers.ts';
export {
  type CommentRecord,
  type Identified,
  isKnownType,
  type ListedComment,
  type NodeRecord,
  type NodeTracking,
  readComment,
  readComments,
  readCut,
  readDrawing,
  readEdge,
  readListedComment,
  readEdges,
  readMeta,
  readNode,
  readNodes,
  readPick,
  readPickLock,
  readPlaylists,
  readRequest,
  readRequestMark,
  readRequests,
  readReviews,
  readRun,
  readRuns,
  readSettings,
  readTake,
  readTakes,
  readTracking,
  readTrashed,
  type TakeReview,
  takesOfNode,
  textParam,
} from './read/project.ts';
export { DOCUMENT_FORM, type DocumentForm, type DocumentMigration } from './migrations/documentForm.ts';
export { migrateDocument, schemaAge } from './migrations/migrateDocument.ts';
export { type InvalidRecord, invalidRecords } from './read/invalidRecords.ts';
export { CutRecord, PlaylistRecord } from './schema/cut.ts';
export { flattenDrawing, unflattenDrawing } from './schema/drawing.ts';
export { commentKey, nodeKey, requestKey, reviewKey, trackingKey } from './schema/flatKeys.ts';
export {
  CellOfFans,
  CommentAnchor,
  CommentFields,
  DrawingRecord,
  EdgeRecord,
  NODE_COLOURS,
  NODE_MODES,
  NodeColour,
  NodeFields,
  NodeMode,
  Point,
  Rating,
  RequestMark,
  RequestRecord,
  RunFact,
  Size,
  TakeRecord,
  Verdict,
} from './schema/records.ts';
export { isStoredJson, RECORD_KEY_PATTERN, StoredJson } from './schema/storedJson.ts';
export { isOrder } from './schema/order.ts';
export {
  documentName,
  newDocument,
  projectOfDocument,
  recordsOf,
  type RootName,
  rootOf,
  ROOTS,
} from './schema/roots.ts';
export {
  DEFAULT_SETTINGS,
  DEFAULT_STATUSES,
  Settings,
  Status,
  STATUS_CLASSES,
  StatusClass,
} from './schema/settings.ts';
