/** From the project's folder. */
export const SCHEMA_FOLDER = 'infra/runners/protocol/dailies_runner/schema';
export const GPU_PIPELINES = 'infra/pipelines/gpu';
