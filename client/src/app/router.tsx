import { AssetId, CommentId, ProjectId, TakeId } from '@dailies/shared/ids';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { InvitePage } from '../account/InvitePage.tsx';
import { SignInPage } from '../account/SignInPage.tsx';
import { SignUpPage } from '../account/SignUpPage.tsx';
import { ActivitySearch } from '../activity/activitySearch.ts';
import { AnimaticSearch } from '../animatic/animaticSearch.ts';
import { ApiProblem } from '../api/ApiProblem.ts';
import { meQuery } from '../api/me.ts';
import { projectQuery } from '../api/projects.ts';
import { queryClient } from '../api/queryClient.ts';
import { rememberedMe } from '../api/remembered.ts';
import { ShotsSearch } from '../board/shotsSearch.ts';
import { CanvasSearch } from '../canvas/canvasSearch.ts';
import { CompareSearch } from '../compare/compareSearch.ts';
import { ContactSheetSearch } from '../contactSheet/contactSheetSearch.ts';
import { LibrarySearch } from '../library/librarySearch.ts';
import { FarmSearch } from '../farm/farmSearch.ts';
import { HistorySearch } from '../history/historySearch.ts';
import { PaletteHost } from '../palette/PaletteHost.tsx';
import { ProjectsPage } from '../projects/ProjectsPage.tsx';
import { FailedPage } from './FailedPage.tsx';
import { MissingProject } from './MissingProject.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { SignedInPages } from './SignedInPages.tsx';

/** Outside the pages behind the sign-in, which have a palette of their own. */
function UnknownAddress() {
  return (
    <>
      <NotFoundPage />
      {rememberedMe() !== null && <PaletteHost />}
    </>
  );
}

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: UnknownAddress,
  errorComponent: ({ error }) => <FailedPage error={error} />,
});

/** An address within these pages; never another site's. */
const Next = z
  .string()
  .regex(/^\/(?![/\\])/)
  .optional()
  .catch(undefined);

/** The code of what went wrong at the identity provider. */
const SignOnError = z.string().max(80).optional().catch(undefined);

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({
    next: Next,
    why: z.string().max(300).optional().catch(undefined),
    error: SignOnError,
  }),
  component: SignInPage,
});

const signUp = createRoute({ getParentRoute: () => root, path: '/sign-up', component: SignUpPage });

const invite = createRoute({ getParentRoute: () => root, path: '/invite/$secret', component: InvitePage });

/** Everything behind the sign-in. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const me = await context.queryClient.query({ ...meQuery, staleTime: 'static' });
    if (me !== null) return { me };
    // The router takes a redirect by its being thrown; it is no error.
    // oxlint-disable-next-line typescript/only-throw-error
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
  },
  component: SignedInPages,
});

const projects = createRoute({ getParentRoute: () => signedIn, path: '/', component: ProjectsPage });

const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  validateSearch: z.object({ error: SignOnError }),
  component: lazyRouteComponent(() => import('../account/AccountPage.tsx'), 'AccountPage'),
});

const installationAudit = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit',
  component: lazyRouteComponent(() => import('../audit/InstallationAuditPage.tsx'), 'InstallationAuditPage'),
});

const installationStorage = createRoute({
  getParentRoute: () => signedIn,
  path: '/storage',
  component: lazyRouteComponent(() => import('../storage/InstallationStoragePage.tsx'), 'InstallationStoragePage'),
});

const farm = createRoute({
  getParentRoute: () => signedIn,
  path: '/farm',
  validateSearch: FarmSearch,
  component: lazyRouteComponent(() => import('../farm/FarmPage.tsx'), 'FarmPage'),
});

const queue = createRoute({
  getParentRoute: () => signedIn,
  path: '/queue',
  component: lazyRouteComponent(() => import('../farm/queue/QueuePage.tsx'), 'QueuePage'),
});

const project = createRoute({
  getParentRoute: () => signedIn,
  path: '/p/$projectId',
  loader: async ({ context, params }) => {
    const id = ProjectId.safeParse(params.projectId);
    // The router takes what is not found by its being thrown, here and below.
    // oxlint-disable-next-line typescript/only-throw-error
    if (!id.success) throw notFound();
    try {
      // Asked anew each time: its role and epoch decide how the copy here is opened.
      return { me: context.me, project: await context.queryClient.query({ ...projectQuery(id.data), staleTime: 0 }) };
    } catch (error) {
      // oxlint-disable-next-line typescript/only-throw-error
      if (error instanceof ApiProblem && error.code === 'not-found') throw notFound();
      throw error;
    }
  },
  staleTime: Infinity,
  notFoundComponent: MissingProject,
  component: lazyRouteComponent(() => import('../project/ProjectPage.tsx'), 'ProjectPage'),
});

/** A version of an asset; left out: the newest. */
const AssetSearch = z.object({ v: z.int().min(1).optional().catch(undefined) });

const LinkedComment = CommentId.optional().catch(undefined);

const studioLibrary = createRoute({
  getParentRoute: () => signedIn,
  path: '/library',
  validateSearch: LibrarySearch,
  component: lazyRouteComponent(() => import('../library/StudioLibraryPage.tsx'), 'StudioLibraryPage'),
});

const studioAsset = createRoute({
  getParentRoute: () => signedIn,
  path: '/library/$assetId',
  params: { parse: ({ assetId }) => ({ assetId: AssetId.parse(assetId) }) },
  validateSearch: AssetSearch,
  component: lazyRouteComponent(() => import('../library/StudioAssetPage.tsx'), 'StudioAssetPage'),
});

const canvas = createRoute({
  getParentRoute: () => project,
  path: '/',
  validateSearch: CanvasSearch,
  component: lazyRouteComponent(() => import('../canvas/CanvasPage.tsx'), 'CanvasPage'),
});

const shots = createRoute({
  getParentRoute: () => project,
  path: '/shots',
  validateSearch: ShotsSearch,
  component: lazyRouteComponent(() => import('../board/ShotsPage.tsx'), 'ShotsPage'),
});

const animatic = createRoute({
  getParentRoute: () => project,
  path: '/animatic',
  validateSearch: AnimaticSearch,
  component: lazyRouteComponent(() => import('../animatic/AnimaticPage.tsx'), 'AnimaticPage'),
});

const contactSheet = createRoute({
  getParentRoute: () => project,
  path: '/contact-sheet',
  validateSearch: ContactSheetSearch,
  component: lazyRouteComponent(() => import('../contactSheet/ContactSheetPage.tsx'), 'ContactSheetPage'),
});

const take = createRoute({
  getParentRoute: () => project,
  path: '/takes/$takeId',
  params: { parse: ({ takeId }) => ({ takeId: TakeId.parse(takeId) }) },
  /** A comment to go to, or a frame, counted from 1 as people do. */
  validateSearch: z.object({ comment: LinkedComment, frame: z.int().min(1).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../review/TakePage.tsx'), 'TakePage'),
});

const library = createRoute({
  getParentRoute: () => project,
  path: '/library',
  validateSearch: LibrarySearch,
  component: lazyRouteComponent(() => import('../library/LibraryPage.tsx'), 'LibraryPage'),
});

const asset = createRoute({
  getParentRoute: () => project,
  path: '/library/$assetId',
  params: { parse: ({ assetId }) => ({ assetId: AssetId.parse(assetId) }) },
  validateSearch: AssetSearch,
  component: lazyRouteComponent(() => import('../library/AssetPage.tsx'), 'AssetPage'),
});

const compare = createRoute({
  getParentRoute: () => project,
  path: '/compare',
  validateSearch: CompareSearch,
  component: lazyRouteComponent(() => import('../compare/ComparePage.tsx'), 'ComparePage'),
});

const history = createRoute({
  getParentRoute: () => project,
  path: '/history',
  validateSearch: HistorySearch,
  component: lazyRouteComponent(() => import('../history/HistoryPage.tsx'), 'HistoryPage'),
});

const activity = createRoute({
  getParentRoute: () => project,
  path: '/activity',
  validateSearch: ActivitySearch,
  component: lazyRouteComponent(() => import('../activity/ActivityPage.tsx'), 'ActivityPage'),
});

const members = createRoute({
  getParentRoute: () => project,
  path: '/members',
  component: lazyRouteComponent(() => import('../members/MembersPage.tsx'), 'MembersPage'),
});

const audit = createRoute({
  getParentRoute: () => project,
  path: '/audit',
  component: lazyRouteComponent(() => import('../audit/AuditPage.tsx'), 'AuditPage'),
});

const webhooks = createRoute({
  getParentRoute: () => project,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('../webhooks/WebhooksPage.tsx'), 'WebhooksPage'),
});

const storage = createRoute({
  getParentRoute: () => project,
  path: '/storage',
  component: lazyRouteComponent(() => import('../storage/StoragePage.tsx'), 'StoragePage'),
});

const rescued = createRoute({
  getParentRoute: () => project,
  path: '/rescued',
  component: lazyRouteComponent(() => import('../rescue/RescuePage.tsx'), 'RescuePage'),
});

const routeTree = root.addChildren([
  signIn,
  signUp,
  invite,
  signedIn.addChildren([
    projects,
    account,
    installationAudit,
    studioLibrary,
    studioAsset,
    installationStorage,
    farm,
    queue,
    project.addChildren([
      canvas,
      shots,
      animatic,
      contactSheet,
      library,
      asset,
      take,
      compare,
      activity,
      history,
      members,
      audit,
      webhooks,
      storage,
      rescued,
    ]),
  ]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPendingMs: 300,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
