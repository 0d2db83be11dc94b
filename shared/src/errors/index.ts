export { ERROR_STATUS, type ErrorCode } from './codes.ts';
export { DailiesError } from './DailiesError.ts';
export { ok, refuse, type Refusal, type Result, unwrap } from './result.ts';
