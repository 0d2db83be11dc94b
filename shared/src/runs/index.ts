export { isRetried, RUN_FAILURES, RunFailureCode } from './failures.ts';
export { noRoomForTake } from './noRoomForTake.ts';
export { RunOutcome } from './outcome.ts';
export {
  EXECUTOR_KINDS,
  ExecutorKind,
  executorsOf,
  ModelFile,
  Pipeline,
  pipelineName,
  QUALITIES,
  Quality,
} from './pipeline.ts';
export { paramProblem } from './paramValue.ts';
export { PipelineParam } from './pipelineParam.ts';
export { CHANNELS, RunProgress } from './progress.ts';
export { ComfyRunner, ComfyWorkflow, ContainerRunner, PipelineRunner, ProviderRunner, ValueSource } from './runner.ts';
export { PipelineRef, Recipe, RecipeHash, Requirements, RunInput, RunSpec, Seed } from './runSpec.ts';
export { seedOf } from './seed.ts';
export { isTerminal, RUN_STATES, RunState, TERMINAL_RUN_STATES } from './states.ts';
export { WAKE_TASK, WakePayload } from './wake.ts';
