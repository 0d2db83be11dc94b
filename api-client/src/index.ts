export { ApiProblem, type ProblemCode } from './ApiProblem.ts';
export type {
  ChainPlan,
  ChainQuestion,
  CreateChain,
  CreatedChain,
  CreatedRequest,
  ImportedProject,
  ListedTake,
  Me,
  Project,
  PublishPipeline,
  RequestStanding,
  Run,
  Take,
  Upload,
} from './answers.ts';
export { addressOf } from './Connection.ts';
export { type Credentials, DailiesClient, type GenerateOptions } from './DailiesClient.ts';
export type { DownloadOptions } from './appendAnswer.ts';
export type { ExportOptions } from './exportProject.ts';
export type { Graph, GraphNode } from './Graph.ts';
export type { UploadOptions } from './uploadInPieces.ts';
export { isHeld, type WaitOptions } from './waitForRequest.ts';
export { fileNames } from './fileNames.ts';
export { type ShownTake, takesOf } from './takesOf.ts';
