export {
  AccountSession,
  ChangePassword,
  ConfirmPassword,
  ConfirmTwoFactor,
  FactorCode,
  Me,
  Passkey,
  Person,
  RecoveryCodes,
  RenameAccount,
  RenamePasskey,
  Security,
  SignOnAnswer,
  SignOnRequest,
  SignUp,
  TokenAnswer,
  TokenRequest,
  TwoFactorSetup,
} from './accounts.ts';
export { AUDIT_ACTIONS, AuditAction, AuditEvent, AuditExportQuery, AuditFilter, AuditQuery } from './audit.ts';
export {
  BACKEND_HEALTHS,
  BackendCredential,
  BackendDefinition,
  ChangeBackend,
  CreateBackend,
  ListedBackend,
} from './backends.ts';
export { Capabilities, NodeDefinitionAnswer, SIGN_UP_MODES } from './catalogue.ts';
export { ChainPlan, ChainQuestion, ChainStepAnswer, CreateChain, CreatedChain } from './chains.ts';
export { CommandCall, CommandResults, CreatedRequest, CreateRequest, RunCommands } from './commands.ts';
export {
  Derivative,
  DERIVATIVES_ASKED_MAX,
  DerivativeDetails,
  Derivatives,
  DerivativesList,
  DerivativesQuery,
} from './derivatives.ts';
export { CreatedInvite, CreateInvite, Invite, InvitePreview } from './invites.ts';
export {
  Asset,
  AssetHistory,
  AssetImpact,
  AssetsQuery,
  AssetUsage,
  AssetUsageQuery,
  CheckAssetVersion,
  CopiedToProject,
  CopyToProject,
  CreateAsset,
  CreateAssetVersion,
  UpdateAsset,
  Upload,
} from './library.ts';
export { CreateUploadLink, FinishUpload, MediaLink, UploadLink } from './mediaLinks.ts';
export { ChangeUploadLimits, UploadLimits, UploadParts, UploadStanding } from './uploads.ts';
export { ChangeMember, Member } from './members.ts';
export {
  Notification,
  NOTIFICATION_KINDS,
  NotificationKind,
  NotificationPage,
  NotificationSettings,
  NotificationSubject,
} from './notifications.ts';
export { pageOf, PageQuery } from './page.ts';
export { FarmCapabilities, ModuleCapability } from './farmCapabilities.ts';
export {
  ChangeFarmSettings,
  ChangePriority,
  FailedRun,
  FarmQueue,
  FarmSettings,
  ProjectBudget,
  QueuedRun,
  QueuePlace,
} from './farmQueue.ts';
export {
  ChangeShare,
  FarmUsage,
  ListedShare,
  ProjectShare,
  USAGE_BY,
  type UsageBy,
  UsageLine,
  UsageQuery,
} from './farmUsage.ts';
export { ChangePipeline, ListedPipeline, PublishPipeline, TestedPipeline, TestPipeline } from './pipelines.ts';
export { Problem } from './problem.ts';
export { CreateProject, Project, ProjectsPresence, UpdateProject } from './projects.ts';
export { RequestStanding } from './requests.ts';
export { ServerMessage } from './serverMessage.ts';
export { BrowserMessage, Motion } from './motion.ts';
export {
  ChangeQuota,
  InstallationStorage,
  type ProjectRoom,
  ProjectStorage,
  STORAGE_KINDS,
  StorageKind,
  type StorageUse,
  type StorageWaiting,
} from './storage.ts';
export { ListedTake, Run, TakeProvenance } from './takes.ts';
export {
  AccessToken,
  CreateAccessToken,
  CreatedAccessToken,
  TOKEN_MAX_DAYS,
  TOKEN_PREFIX,
  TOKEN_SCOPES,
  tokenEnd,
  TOKENS_AT_MOST,
  TokenScope,
} from './tokens.ts';
export {
  ExportQuery,
  ExportSummary,
  IMPORT_MAX_BYTES,
  ImportedProject,
  PROJECT_FILE_EXTENSION,
  PROJECT_FILE_TYPE,
} from './transfer.ts';
export {
  AppliedChanges,
  Branch,
  BranchComparison,
  Branches,
  CreateBranch,
  CreateVersion,
  MergeBranch,
  NameVersion,
  PreparedMerge,
  PreparedRestore,
  RestoreVersion,
  SummaryPart,
  TimelineEntry,
  Version,
  VersionChanges,
  VersionKind,
} from './versions.ts';
export {
  CreatedWebhook,
  CreateWebhook,
  DELIVER_TASK,
  DELIVERIES_KEPT_DAYS,
  DELIVERY_ATTEMPTS,
  DeliveryJob,
  DeliveryState,
  ROTATION_HOURS,
  UpdateWebhook,
  Webhook,
  WEBHOOK_EVENTS,
  WebhookDelivery,
  WebhookEvent,
  WEBHOOKS_AT_MOST,
  WebhookSecret,
} from './webhooks.ts';
export { ParamChange } from './paramHistory.ts';
export { CreateTemplate, Template, TEMPLATES_AT_MOST, UpdateTemplate } from './templates.ts';
