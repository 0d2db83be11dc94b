export { isRetried, RUN_FAILURES, RunFailureCode } from './failures.ts';
export { noRoomForTake } from './noRoomForTake.ts';
export { RunOutcome } from './outcome.ts';
export {
  EXECUTOR_KINDS,
  ExecutorKind,
  executorsOf,
  isLocal,
  ModelFile,
  Pipeline,
  pipelineName,
  QUALITIES,
  Quality,
} from './pipeline.ts';
export { paramProblem } from './paramValue.ts';
export { isPipelineParamKey, PipelineParam, PipelineParamValue } from './pipelineParam.ts';
export { CHANNELS, RunProgress } from './progress.ts';
export { ProviderRunner, type ProviderRequest } from './provider/providerRunner.ts';
export { providerPrice } from './provider/providerPrice.ts';
export { providerValues, type ScalarValue } from './provider/providerValues.ts';
export { TEMPLATE_NAME, templateNames } from './provider/templateNames.ts';
export { ComfyRunner, ComfyWorkflow, ContainerRunner, PipelineRunner } from './runner.ts';
export { ValueSource } from './valueSource.ts';
export { PipelineRef, Recipe, RecipeHash, Requirements, RunInput, RunSpec, Seed } from './runSpec.ts';
export { seedOf } from './seed.ts';
export { isTerminal, RUN_STATES, RunState, TERMINAL_RUN_STATES } from './states.ts';
export { WAKE_TASK, WakePayload } from './wake.ts';
