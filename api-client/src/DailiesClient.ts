import { cancelRequest, confirmRequest, requestTakes, setParams } from '@dailies/shared/commands';
import type { CommandCall } from '@dailies/shared/http';
import { newId } from '@dailies/shared/ids';
import { ApiProblem } from './ApiProblem.ts';
import type {
  ChainPlan,
  ChainQuestion,
  CreateChain,
  CreatedChain,
  CreatedRequest,
  ImportedProject,
  ListedTake,
  Me,
  Project,
  PublishedPipeline,
  PublishPipeline,
  RequestStanding,
  Run,
  Take,
  Upload,
} from './answers.ts';
import { answerOf, Connection } from './Connection.ts';
import type { DownloadOptions } from './appendAnswer.ts';
import { downloadMedia } from './downloadMedia.ts';
import { downloadTake } from './downloadTake.ts';
import { exportProject, type ExportOptions } from './exportProject.ts';
import { type Graph, readGraph } from './Graph.ts';
import { pages } from './pages.ts';
import { importProject, uploadFile } from './sendFile.ts';
import type { ShownTake } from './takesOf.ts';
import type { UploadOptions } from './uploadInPieces.ts';
import { waitForRequest, type WaitOptions } from './waitForRequest.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Of the authenticator app, or a recovery code, where the account has a second factor. */
  readonly code?: string;
}

export interface GenerateOptions {
  /** Takes of each node, 1 to 8. */
  readonly variations?: number;
  /** Locks the nodes' seed, as the inspector does: the same seed and recipe find the same take. */
  readonly seed?: number;
  /** Also where a take of the same recipe and seed is there. */
  readonly anyway?: boolean;
}

const LARGEST_PAGE = 200;

/** What scripts do with an installation. Everything throws `ApiProblem`; `api` reaches every other route, typed. */
export class DailiesClient {
  readonly connection: Connection;

  /** `token` is a bearer token, of `signIn` or of `POST /api/v1/auth/token`. */
  constructor(url: string, token: string) {
    this.connection = new Connection(url, token);
  }

  /** A token for these credentials: a session of 30 days, prolonged while it is used. */
  static async signIn(url: string, credentials: Credentials): Promise<string> {
    const { api } = new Connection(url, null);
    const { access_token: token } = await answerOf(api.POST('/auth/token', { body: credentials }));
    return token;
  }

  get url(): string {
    return this.connection.url;
  }

  get api(): Connection['api'] {
    return this.connection.api;
  }

  /** Ends the session that the token is. */
  async signOut(): Promise<void> {
    const response = await this.connection.send('/api/auth/sign-out', {
      method: 'POST',
      headers: { 'origin': this.url, 'content-type': 'application/json' },
      body: '{}',
    });
    if (!response.ok) throw await ApiProblem.of(response);
    await response.body?.cancel();
  }

  me(): Promise<Me> {
    return answerOf(this.api.GET('/me'));
  }

  /** The projects that one is a member of, last edited first. */
  projects({ archived = false } = {}): AsyncGenerator<Project, void> {
    return pages((cursor) =>
      answerOf(
        this.api.GET('/projects', {
          params: {
            query: {
              archived: archived ? 'true' : 'false',
              limit: LARGEST_PAGE,
              ...(cursor === undefined ? {} : { cursor }),
            },
          },
        }),
      ),
    );
  }

  createProject(name: string): Promise<Project> {
    return answerOf(this.api.POST('/projects', { body: { name } }));
  }

  async graph(project: string): Promise<Graph> {
    return readGraph(await this.rawGraph(project));
  }

  /** The document as the server answers it: every part, each record as it is. */
  rawGraph(project: string): Promise<Readonly<Record<string, Readonly<Record<string, unknown>>>>> {
    return answerOf(this.api.GET('/projects/{project}/graph', { params: { path: { project } } }));
  }

  /** A project's takes, or a node's, the newest first. */
  takes(project: string, { node }: { readonly node?: string } = {}): AsyncGenerator<ListedTake, void> {
    return pages((cursor) =>
      answerOf(
        this.api.GET('/projects/{project}/takes', {
          params: {
            path: { project },
            query: {
              limit: LARGEST_PAGE,
              ...(node === undefined ? {} : { node }),
              ...(cursor === undefined ? {} : { cursor }),
            },
          },
        }),
      ),
    );
  }

  /** What the file of each take of a project is, or of a node's, by the take's id. */
  async mediaTypes(project: string, of: { readonly node?: string } = {}): Promise<ReadonlyMap<string, string>> {
    const types = new Map<string, string>();
    for await (const { id, mediaType } of this.takes(project, of)) types.set(id, mediaType);
    return types;
  }

  /** A take with how it came to be. */
  take(take: string): Promise<Take> {
    return answerOf(this.api.GET('/takes/{take}', { params: { path: { take } } }));
  }

  run(run: string): Promise<Run> {
    return answerOf(this.api.GET('/runs/{run}', { params: { path: { run } } }));
  }

  /** Runs commands, all or none. Answers what each returned. */
  async runCommands(project: string, commands: readonly CommandCall[]): Promise<readonly unknown[]> {
    const { results } = await answerOf(
      this.api.POST('/projects/{project}/commands', {
        params: { path: { project } },
        body: { commands: [...commands] },
      }),
    );
    return results;
  }

  /** Asks for takes of one node. */
  request(project: string, node: string, { variations = 1, anyway = false } = {}): Promise<CreatedRequest> {
    return answerOf(
      this.api.POST('/projects/{project}/requests', {
        params: { path: { project } },
        body: { node, variations, anyway },
      }),
    );
  }

  /** Asks for takes of several nodes, all or none. Answers a request's id for each, in order. */
  async generate(
    project: string,
    nodes: readonly string[],
    { variations = 1, seed, anyway = false }: GenerateOptions = {},
  ): Promise<readonly string[]> {
    const asked = nodes.map((node) => ({ id: newId((bytes) => crypto.getRandomValues(bytes)), node }));
    await this.runCommands(
      project,
      asked.flatMap(({ id, node }) => [
        ...(seed === undefined ? [] : [{ name: setParams.name, args: { id: node, params: { seed } } }]),
        // A script has seen no recipe: the one at dispatch counts.
        { name: requestTakes.name, args: { id, node, kind: 'generate', variations, recipe: null, anyway } },
      ]),
    );
    return asked.map(({ id }) => id);
  }

  /** What asking for several nodes together would run, reuse and skip; nothing is asked for. */
  planChain(project: string, question: ChainQuestion): Promise<ChainPlan> {
    return answerOf(
      this.api.POST('/projects/{project}/requests/plan', { params: { path: { project } }, body: question }),
    );
  }

  /** Asks for takes of several nodes, those that are made from others after them. */
  requestChain(project: string, question: CreateChain): Promise<CreatedChain> {
    return answerOf(
      this.api.POST('/projects/{project}/requests/chain', { params: { path: { project } }, body: question }),
    );
  }

  /** Where a request stands. */
  standing(project: string, request: string): Promise<RequestStanding> {
    return answerOf(this.api.GET('/projects/{project}/requests/{request}', { params: { path: { project, request } } }));
  }

  /** Waits until a request has ended, or until it waits for a person (`isHeld`); then its takes are there. */
  wait(project: string, request: string, options?: WaitOptions): Promise<RequestStanding> {
    return waitForRequest(() => this.standing(project, request), options);
  }

  /** Stops what has not ended of a request. */
  async cancel(project: string, request: string): Promise<void> {
    await this.runCommands(project, [{ name: cancelRequest.name, args: { request } }]);
  }

  /** Lets a request run that came late and is held. */
  async confirm(project: string, request: string): Promise<void> {
    await this.runCommands(project, [{ name: confirmRequest.name, args: { request } }]);
  }

  /** Media by its content into a file, checked and resumed; answers false where the file was there already. */
  download(sha256: string, path: string, options?: DownloadOptions): Promise<boolean> {
    return downloadMedia(this.connection, sha256, path, options);
  }

  /** A take with its recipe in it into a file, as the interface gives it; answers false where it was there already. */
  downloadTake(
    project: string,
    take: Pick<ShownTake, 'id' | 'media'>,
    path: string,
    options?: DownloadOptions,
  ): Promise<boolean> {
    return downloadTake(this.connection, project, take, path, options);
  }

  exportProject(project: string, path: string, options?: ExportOptions): Promise<number> {
    return exportProject(this.connection, project, path, options);
  }

  importProject(path: string, { signal }: { readonly signal?: AbortSignal } = {}): Promise<ImportedProject> {
    return importProject(this.connection, path, signal);
  }

  /** Sends a file to be named by its content; a large one goes on after a break, and from `begun` after an earlier try. */
  upload(project: string, path: string, options?: UploadOptions): Promise<Upload> {
    return uploadFile(this.connection, project, path, options);
  }

  /** For the owner of the installation. The same version again changes nothing; another content is refused. */
  publishPipeline(pipeline: PublishPipeline): Promise<PublishedPipeline> {
    return answerOf(this.api.POST('/pipelines', { body: pipeline }));
  }
}
