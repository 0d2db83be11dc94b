export {
  AnyJson,
  Change,
  COMPARED_ROOTS,
  ComparedRoot,
  Conflict,
  FieldChange,
  PARAM_PREFIX,
  RefusedChange,
  Resolution,
  RESTORED_ROOTS,
  VALUE_KEY,
} from './change.ts';
export { applyChanges, type AppliedReport } from './applyChanges.ts';
export { changesToRestore } from './changesToRestore.ts';
export { compareContents } from './compareContents.ts';
export { type Contents, contentsOf, type JsonValue, type RecordContents, type RootContents } from './contents.ts';
export { resolveConflicts } from './resolveConflicts.ts';
export { Said } from './said.ts';
export { summarise } from './summarise.ts';
export { type Merging, threeWay } from './threeWay.ts';
export { unsentChanges } from './unsentChanges.ts';
