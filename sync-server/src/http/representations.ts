/**
 * What is read before each change, as the OpenAPI document writes paths: `If-Match` on the change is
 * compared with the ETag of the read. A test asks for every PATCH and PUT.
 */
export const REPRESENTATIONS: Readonly<Record<string, string>> = {
  'PATCH /me': '/me',
  'PATCH /me/passkeys/{passkey}': '/me/security',
  'DELETE /me/passkeys/{passkey}': '/me/security',
  'PUT /notifications/settings': '/notifications/settings',
  'PATCH /projects/{project}': '/projects/{project}',
  'POST /projects/{project}/archive': '/projects/{project}',
  'POST /projects/{project}/restore': '/projects/{project}',
  'PATCH /projects/{project}/members/{user}': '/projects/{project}/members',
  'DELETE /projects/{project}/members/{user}': '/projects/{project}/members',
  'PATCH /projects/{project}/versions/{version}': '/projects/{project}/versions/{version}',
  'PATCH /projects/{project}/webhooks/{webhook}': '/projects/{project}/webhooks/{webhook}',
  'DELETE /projects/{project}/webhooks/{webhook}': '/projects/{project}/webhooks/{webhook}',
  'PATCH /projects/{project}/upload-limits': '/projects/{project}/upload-limits',
  // The owner of the installation, who alone changes it, may be no member of the project.
  'PATCH /projects/{project}/storage': '/storage',
  'PATCH /assets/{asset}': '/assets/{asset}',
  'POST /assets/{asset}/archive': '/assets/{asset}',
  'POST /assets/{asset}/restore': '/assets/{asset}',
  'POST /assets/{asset}/promote': '/assets/{asset}',
  'POST /assets/{asset}/versions': '/assets/{asset}',
  'PATCH /templates/{template}': '/templates/{template}',
  'DELETE /templates/{template}': '/templates/{template}',
  'PATCH /farm/backends/{backend}': '/farm/backends/{backend}',
  'DELETE /farm/backends/{backend}': '/farm/backends/{backend}',
  'PATCH /pipelines/{pipeline}/{version}': '/pipelines/{pipeline}/{version}',
  'PATCH /farm/settings': '/farm/settings',
  // The owner of the installation, who alone changes it, may be no member of the project.
  'PUT /projects/{project}/share': '/farm/shares',
  'PUT /farm/backends/{backend}/credential': '/farm/backends/{backend}',
};

const PATTERNS = Object.entries(REPRESENTATIONS).map(([change, read]) => {
  const [method = '', path = ''] = change.split(' ', 2);
  return { method, pattern: new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`), read };
});

/** The address that a change is compared with; null where it is of nothing that is read as a whole. */
export function representationOf(method: string, path: string): string | null {
  for (const { method: own, pattern, read } of PATTERNS) {
    const found = own === method ? pattern.exec(path) : null;
    if (found !== null) return read.replaceAll(/\{(\w+)\}/g, (_, name: string) => found.groups?.[name] ?? '');
  }
  return null;
}
