import {
  type Configuration,
  type Document,
  type Extension,
  Hocuspocus,
  type HookName,
  type HookPayloadByName,
} from '@hocuspocus/server';
import type { Logger } from 'pino';
import type { CollaborationContext } from './Collaborator.ts';
import { SpoiltDocument } from './log/loadDocument.ts';

type Handler = (payload: unknown) => unknown;

/** A callback that hears what each extension answered. */
type Callback = Parameters<Hocuspocus['hooks']>[2];

const DONE = Promise.resolve();

function handlersOf(extensions: readonly Extension[], name: HookName): readonly Handler[] {
  return extensions.flatMap((extension): Handler[] => {
    // What Hocuspocus adds for its own configuration has no name, and its hooks do nothing.
    const method: unknown = extension.extensionName === undefined ? undefined : Reflect.get(extension, name);
    if (typeof method !== 'function') return [];
    return [
      (payload) => {
        const answer: unknown = Reflect.apply(method, extension, [payload]);
        return answer;
      },
    ];
  });
}

/**
 * Hocuspocus without what it does for storing and for hooks that nobody has: with a thousand editors
 * that was a fifth of the server's time. Each message passed eight chains of promises, most of them
 * empty, and each update a mutex and a debouncer of a store that is not there.
 */
export class LeanHocuspocus extends Hocuspocus<CollaborationContext> {
  readonly #handlers = new Map<HookName, readonly Handler[]>();
  readonly #log: Logger;

  constructor(configuration: Partial<Configuration<CollaborationContext>>, log: Logger) {
    super(configuration);
    this.#log = log;
  }

  override hooks<Name extends HookName>(
    name: Name,
    payload: HookPayloadByName<CollaborationContext>[Name],
    callback: Callback = null,
  ): Promise<unknown> {
    // Hocuspocus tells of its configuration while it is constructed; nobody here listens.
    if (!(#handlers in this)) return DONE;
    let handlers = this.#handlers.get(name);
    if (handlers === undefined) {
      handlers = handlersOf(this.configuration.extensions, name);
      this.#handlers.set(name, handlers);
    }
    return handlers.length === 0 ? DONE : this.#run(name, handlers, payload, callback);
  }

  /** A document that was spoilt while it was filled is not served: another one is filled instead. */
  override async loadDocument(
    ...asked: Parameters<Hocuspocus<CollaborationContext>['loadDocument']>
  ): Promise<Document> {
    try {
      return await super.loadDocument(...asked);
    } catch (error) {
      if (error instanceof SpoiltDocument) return super.loadDocument(...asked);
      throw error;
    }
  }

  /** Nothing is stored here. Who left while something was not written yet is why the document is looked at again. */
  override storeDocumentHooks(document: Document): Promise<void> {
    if (document.getConnectionsCount() === 0) {
      setTimeout(() => {
        if (this.shouldUnloadDocument(document)) void this.unloadDocument(document);
      }, 0);
    }
    return DONE;
  }

  async #run(name: HookName, handlers: readonly Handler[], payload: unknown, callback: Callback): Promise<void> {
    for (const handler of handlers) {
      let answer: unknown;
      try {
        answer = await handler(payload);
      } catch (error) {
        if (error instanceof Error && error.message !== '')
          this.#log.error({ err: error, hook: name }, 'a hook failed');
        throw error;
      }
      callback?.(answer);
    }
  }
}
