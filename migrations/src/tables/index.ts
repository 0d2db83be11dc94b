export { account, session, user, verification } from './accounts.ts';
export { auditEvents } from './audit.ts';
export { passkey, twoFactor } from './factors.ts';
export { idempotencyKeys } from './idempotency.ts';
export { assets, assetVersions, media, projectMedia } from './library.ts';
export { notificationMutes, notifications } from './notifications.ts';
export { invites, memberRole, members, projects } from './projects.ts';
export { pipelines, runOutcomes, runs, runState, takes } from './runs.ts';
export { assetProjects, branches, documentVersions, takeProjects, timelineEntries } from './versions.ts';
