import { DailiesError } from '@dailies/shared/errors';
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { except } from 'hono/combine';
import { isKnownAddress } from '../actions/accounts/isKnownAddress.ts';
import type { Services } from '../Services.ts';
import type { AppEnv } from './AppEnv.ts';
import { clientFiles } from './clientFiles.ts';
import { createApi } from './createApi.ts';
import { requestMetrics } from './requestMetrics.ts';
import { metricsRoutes } from './routes/metrics/metricsRoutes.ts';
import { referenceRoutes } from './routes/reference/referenceRoutes.ts';
import { conditional } from './middleware/conditional.ts';
import { createLimitSignIn } from './middleware/limitSignIn.ts';
import { rememberOrigin } from './middleware/rememberOrigin.ts';
import { requestLog } from './middleware/requestLog.ts';
import { securityHeaders } from './middleware/securityHeaders.ts';
import { onError } from './onError.ts';
import { accountRoutes } from './routes/accounts/accountRoutes.ts';
import { auditRoutes } from './routes/audit/auditRoutes.ts';
import { assetRoutes } from './routes/assets/assetRoutes.ts';
import { backendRoutes } from './routes/farm/backendRoutes.ts';
import { queueRoutes } from './routes/farm/queueRoutes.ts';
import { usageRoutes } from './routes/farm/usageRoutes.ts';
import { libraryRoutes } from './routes/assets/libraryRoutes.ts';
import { commandRoutes } from './routes/commands/commandRoutes.ts';
import { derivativeRoutes } from './routes/derivatives/derivativeRoutes.ts';
import { storageRoutes } from './routes/storage/storageRoutes.ts';
import { mediaRoutes } from './routes/media/mediaRoutes.ts';
import { nodeDefinitionRoutes } from './routes/catalogue/nodeDefinitionRoutes.ts';
import { pipelineRoutes } from './routes/catalogue/pipelineRoutes.ts';
import { requestRoutes } from './routes/requests/requestRoutes.ts';
import { runRoutes } from './routes/runs/runRoutes.ts';
import { takeRoutes } from './routes/takes/takeRoutes.ts';
import { resumableRoutes } from './routes/uploads/resumableRoutes.ts';
import { uploadLimitRoutes } from './routes/uploads/uploadLimitRoutes.ts';
import { uploadRoutes } from './routes/uploads/uploadRoutes.ts';
import { capabilityRoutes } from './routes/catalogue/capabilityRoutes.ts';
import { healthRoutes } from './routes/health/healthRoutes.ts';
import { inviteRoutes } from './routes/invites/inviteRoutes.ts';
import { memberRoutes } from './routes/members/memberRoutes.ts';
import { meRoutes } from './routes/me/meRoutes.ts';
import { accessTokenRoutes } from './routes/me/accessTokenRoutes.ts';
import { securityRoutes } from './routes/me/securityRoutes.ts';
import { sessionRoutes } from './routes/me/sessionRoutes.ts';
import { twoFactorRoutes } from './routes/me/twoFactorRoutes.ts';
import { notificationRoutes } from './routes/notifications/notificationRoutes.ts';
import { projectRoutes } from './routes/projects/projectRoutes.ts';
import { branchRoutes } from './routes/branches/branchRoutes.ts';
import { epochRoutes } from './routes/versions/epochRoutes.ts';
import { timelineRoutes } from './routes/timeline/timelineRoutes.ts';
import { versionRoutes } from './routes/versions/versionRoutes.ts';
import { webhookRoutes } from './routes/webhooks/webhookRoutes.ts';
import { transferRoutes } from './routes/transfer/transferRoutes.ts';
import { paramRoutes } from './routes/params/paramRoutes.ts';
import { templateRoutes } from './routes/templates/templateRoutes.ts';
import { tokenRoutes } from './routes/token/tokenRoutes.ts';

const JSON_MAX_BYTES = 1_024 * 1_024;

const limitBody: MiddlewareHandler<AppEnv> = bodyLimit({
  maxSize: JSON_MAX_BYTES,
  onError: () => {
    throw new DailiesError('too-large', 'The body is larger than 1 MB; send less at once.');
  },
});

const nothingHere = (): never => {
  throw new DailiesError('not-found', 'There is nothing at this address; /api/docs lists what there is.');
};

/** Everything that is answered over HTTP. `clientFolder` is the built interface. */
export function createApp(services: Services, clientFolder: string): Hono<AppEnv> {
  const limitSignIn = createLimitSignIn({
    now: services.now,
    isKnown: (email, address) => isKnownAddress(services.db, email, address),
  });
  const api = createApi();
  for (const routes of [
    meRoutes(services, limitSignIn),
    securityRoutes(services),
    sessionRoutes(services),
    twoFactorRoutes(services, limitSignIn),
    accessTokenRoutes(services),
    tokenRoutes(services, limitSignIn),
    notificationRoutes(services),
    projectRoutes(services),
    memberRoutes(services),
    inviteRoutes(services),
    assetRoutes(services),
    libraryRoutes(services),
    commandRoutes(services),
    derivativeRoutes(services),
    mediaRoutes(services),
    nodeDefinitionRoutes(services),
    pipelineRoutes(services),
    requestRoutes(services),
    runRoutes(services),
    takeRoutes(services),
    versionRoutes(services),
    branchRoutes(services),
    timelineRoutes(services),
    epochRoutes(services),
    auditRoutes(services),
    uploadRoutes(services),
    resumableRoutes(services),
    uploadLimitRoutes(services),
    storageRoutes(services),
    transferRoutes(services),
    webhookRoutes(services),
    templateRoutes(services),
    paramRoutes(services),
    backendRoutes(services),
    queueRoutes(services),
    usageRoutes(services),
    capabilityRoutes(services),
  ]) {
    api.route('/', routes);
  }

  // What a change is compared with is asked of the same routes.
  const reading = new Hono<AppEnv>().onError(onError(services.log)).route('/', api);

  return new Hono<AppEnv>()
    .onError(onError(services.log))
    .use(requestLog(services.log))
    .use(requestMetrics(services.metrics))
    .use(securityHeaders(services.publicUrl, services.store.links?.origin ?? null))
    .use(rememberOrigin)
    .use('/api/auth/*', limitBody)
    .use(
      '/api/v1/*',
      except(['/api/v1/uploads', '/api/v1/projects/:project/uploads/:upload', '/api/v1/projects/import'], limitBody),
    )
    .use('/api/v1/*', conditional(reading))
    .route('/', healthRoutes(services))
    .route('/api/auth', accountRoutes(services, limitSignIn))
    .route('/', metricsRoutes(services.metrics, { toAll: false }))
    .route('/api/v1', api)
    .route('/api', referenceRoutes(api))
    .all('/api/*', nothingHere)
    .route('/', clientFiles(clientFolder));
}
