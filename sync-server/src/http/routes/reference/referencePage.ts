import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { z } from 'zod';

const Parameter = z.object({ name: z.string(), in: z.string(), required: z.boolean().optional(), schema: z.unknown() });
const Content = z.record(z.string(), z.object({ schema: z.unknown() }));
const Operation = z.object({
  tags: z.array(z.string()).default([]),
  summary: z.string().default(''),
  description: z.string().default(''),
  parameters: z.array(Parameter).default([]),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content: Content.optional() })),
});
const Document = z.object({
  info: z.object({ title: z.string(), description: z.string() }),
  servers: z.array(z.object({ url: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
});

interface Listed extends z.infer<typeof Operation> {
  readonly method: string;
  readonly path: string;
}

const STYLE = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
nav { columns: 2; } nav a { display: block; }
details { border: 1px solid var(--line); border-radius: 6px; margin: .4rem 0; padding: .4rem .8rem; }
summary { cursor: pointer; } code, pre { font: 13px/1.5 ui-monospace, monospace; }
pre { overflow: auto; max-height: 24rem; background: var(--line); padding: .6rem; border-radius: 4px; }
.method { display: inline-block; min-width: 4.2em; font-weight: 600; text-transform: uppercase; }
.says { opacity: .75; margin-left: .5em; }`;

/** What the page may do: wear its own style, and nothing else. */
export const REFERENCE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const schemaOf = (content: z.infer<typeof Content>) =>
  Object.entries(content).map(
    ([type, { schema }]) =>
      html`<p><code>${type}</code></p>
        ${schema === undefined ? '' : html`<pre>${JSON.stringify(schema, null, 2)}</pre>`}`,
  );

const presentOperation = ({ method, path, summary, description, parameters, requestBody, responses }: Listed) =>
  html` <details>
    <summary>
      <code><span class="method">${method}</span> ${path}</code><span class="says">${summary}</span>
    </summary>
    ${description === '' ? '' : html`<p>${description}</p>`}
    ${
      parameters.length === 0
        ? ''
        : html`<h4>Parameters</h4>
            <ul>
              ${parameters.map(
                (parameter) =>
                  html`<li>
                    <code>${parameter.name}</code> in ${parameter.in}${parameter.required === true ? ', required' : ''}:
                    <code>${JSON.stringify(parameter.schema)}</code>
                  </li>`,
              )}
            </ul>`
    }
    ${
      requestBody === undefined
        ? ''
        : html`<h4>Body</h4>
            ${schemaOf(requestBody.content)}`
    }
    <h4>Answers</h4>
    ${Object.entries(responses).map(
      ([status, answer]) =>
        html`<p><b>${status}</b> ${answer.description}</p>
          ${status === 'default' || answer.content === undefined ? '' : schemaOf(answer.content)}`,
    )}
  </details>`;

/** The API's page: plain HTML, made from its document, that loads nothing. */
export function referencePage(document: unknown) {
  const { info, servers, paths } = Document.parse(document);
  const base = servers[0]?.url ?? '';
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Listed => ({ ...operation, method, path: `${base}${path}` })),
  );
  const tags = [...new Set(operations.flatMap((operation) => operation.tags))];
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${info.title} API</title>
        ${raw(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <h1>${info.title} API</h1>
        ${info.description.split('\n\n').map((paragraph) => html`<p>${paragraph}</p>`)}
        <p>The same for machines: <a href="${base}/openapi.json">${base}/openapi.json</a></p>
        <nav>${tags.map((tag) => html`<a href="#${tag}">${tag}</a>`)}</nav>
        ${tags.map(
          (tag) =>
            html`<h2 id="${tag}">${tag}</h2>
              ${operations.filter((operation) => operation.tags.includes(tag)).map(presentOperation)}`,
        )}
      </body>
    </html>`;
}
