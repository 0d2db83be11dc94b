import { z } from 'zod';

const Schema = z.record(z.string(), z.unknown());
export type Schema = z.infer<typeof Schema>;

const Content = z.record(z.string(), z.object({ schema: Schema.optional() }));
const Parameter = z.object({ name: z.string(), in: z.enum(['path', 'query', 'header', 'cookie']), schema: Schema });
const Security = z.array(z.record(z.string(), z.array(z.string())));
const Answer = z.object({ description: z.string(), content: Content.optional() });

const Described = z.object({
  parameters: z.array(Parameter).default([]),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(z.string(), Answer),
  security: Security.optional(),
});

const Document = z.object({
  openapi: z.literal('3.1.0'),
  servers: z.tuple([z.object({ url: z.string() })]),
  security: Security,
  paths: z.record(z.string(), z.record(z.string(), Described)),
});

/** One operation of the document. */
export interface Operation extends z.infer<typeof Described> {
  /** As a route is registered: `GET /api/v1/me`. */
  readonly route: string;
  readonly method: string;
  /** With the server's own, and `{parameters}`. */
  readonly path: string;
  /** Whether somebody has to be signed in. */
  readonly isClosed: boolean;
}

/** Every operation of an OpenAPI document of ours, which is written without references. */
export function operationsOf(document: unknown): Operation[] {
  const { paths, security, servers } = Document.parse(document);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([name, described]): Operation => {
      const [method, whole] = [name.toUpperCase(), `${servers[0].url}${path}`];
      const isClosed = (described.security ?? security).length > 0;
      return { ...described, route: `${method} ${whole}`, method, path: whole, isClosed };
    }),
  );
}
