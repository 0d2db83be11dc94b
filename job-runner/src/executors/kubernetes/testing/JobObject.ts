import { z } from 'zod';
import { StatusError } from './ApiObject.ts';

const Name = z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
const LabelKey = z.string().regex(/^([a-z0-9]([a-z0-9.-]*[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/);
const LabelValue = z.string().regex(/^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/);
const Quantity = z.string().regex(/^\d+(\.\d+)?(m|k|Ki|M|Mi|G|Gi|T|Ti)?$/);
const Labels = z.record(LabelKey, LabelValue);

const Container = z.strictObject({
  name: Name,
  image: z.string().min(1),
  imagePullPolicy: z.enum(['Always', 'IfNotPresent', 'Never']).optional(),
  command: z.array(z.string()).optional(),
  env: z.array(z.strictObject({ name: z.string().regex(/^[-._a-zA-Z][-._a-zA-Z0-9]*$/), value: z.string() })),
  resources: z.strictObject({ limits: z.record(z.string(), Quantity), requests: z.record(z.string(), Quantity) }),
  securityContext: z.strictObject({
    allowPrivilegeEscalation: z.boolean(),
    readOnlyRootFilesystem: z.boolean(),
    capabilities: z.strictObject({ drop: z.array(z.string()) }),
  }),
  terminationMessagePolicy: z.enum(['File', 'FallbackToLogsOnError']).optional(),
  volumeMounts: z.array(
    z.strictObject({
      name: Name,
      mountPath: z.string().min(1),
      // Never out of its volume.
      subPath: z
        .string()
        .regex(/^(?!\/)(?!.*(^|\/)\.\.(\/|$))/)
        .optional(),
      readOnly: z.boolean().optional(),
    }),
  ),
});

const Volume = z.strictObject({
  name: Name,
  persistentVolumeClaim: z.strictObject({ claimName: z.string(), readOnly: z.boolean().optional() }).optional(),
  emptyDir: z.strictObject({ medium: z.enum(['', 'Memory']), sizeLimit: Quantity }).optional(),
});

export const PodSpec = z
  .strictObject({
    restartPolicy: z.enum(['Never', 'OnFailure']),
    automountServiceAccountToken: z.boolean().optional(),
    enableServiceLinks: z.boolean().optional(),
    terminationGracePeriodSeconds: z.int().min(0).optional(),
    securityContext: z.strictObject({
      runAsNonRoot: z.boolean(),
      runAsUser: z.int().min(0),
      runAsGroup: z.int().min(0),
      seccompProfile: z.strictObject({ type: z.enum(['RuntimeDefault', 'Unconfined', 'Localhost']) }),
    }),
    tolerations: z
      .array(z.strictObject({ key: z.string(), operator: z.enum(['Exists', 'Equal']), effect: z.string() }))
      .optional(),
    containers: z.array(Container).min(1),
    volumes: z.array(Volume),
  })
  .refine(
    ({ containers, volumes }) =>
      containers.every(({ volumeMounts }) =>
        volumeMounts.every((mount) => volumes.some(({ name }) => name === mount.name)),
      ),
    { path: ['containers', 0, 'volumeMounts', 0, 'name'], error: 'Not found' },
  );
export type PodSpec = z.infer<typeof PodSpec>;

/** A job as an API server takes it: of what it knows, only that which Dailies has a use for. */
const JobObject = z.strictObject({
  apiVersion: z.literal('batch/v1'),
  kind: z.literal('Job'),
  metadata: z.strictObject({ name: Name, labels: Labels, annotations: z.record(LabelKey, z.string()) }),
  spec: z.strictObject({
    backoffLimit: z.int().min(0),
    completions: z.int().min(0),
    parallelism: z.int().min(0),
    activeDeadlineSeconds: z.int().min(0),
    ttlSecondsAfterFinished: z.int().min(0),
    template: z.strictObject({
      metadata: z.strictObject({ labels: Labels, annotations: z.record(LabelKey, z.string()) }),
      spec: PodSpec,
    }),
  }),
});
export type JobObject = z.infer<typeof JobObject>;

/** Throws 422 with the field that is wrong. */
export function validJob(body: unknown): JobObject {
  const job = JobObject.safeParse(body);
  if (job.success) return job.data;
  const { path, message } = job.error.issues[0] ?? { path: [], message: '' };
  throw new StatusError(422, 'Invalid', `Job.batch is invalid: ${path.join('.')}: Invalid value: ${message}`);
}
