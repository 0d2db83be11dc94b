import { z } from 'zod';

/** What every object of a cluster has, as it goes over the wire. */
export const ApiObject = z.looseObject({
  apiVersion: z.string().optional(),
  kind: z.string().optional(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    uid: z.string().optional(),
    resourceVersion: z.string().optional(),
    creationTimestamp: z.string().optional(),
    deletionTimestamp: z.string().optional(),
    labels: z.record(z.string(), z.string()).optional(),
    ownerReferences: z.array(z.object({ uid: z.string(), name: z.string(), kind: z.string() })).optional(),
  }),
});
export type ApiObject = z.infer<typeof ApiObject>;

export type Resource = 'jobs' | 'pods' | 'events' | 'nodes';

/** An answer other than 200, as an API server's `Status`. */
export class StatusError extends Error {
  readonly code: number;
  readonly reason: string;

  constructor(code: number, reason: string, message: string) {
    super(message);
    this.code = code;
    this.reason = reason;
  }

  get body() {
    const { code, reason, message } = this;
    return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, code };
  }
}
