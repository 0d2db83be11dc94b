/**
 * Whether a request comes from our own pages: its `Origin` has the host that it was sent to, or is
 * the public address. Compared by host, so that it holds on any LAN address and behind a proxy that
 * ends TLS. Without `Origin` the browser's own word (`Sec-Fetch-Site`) counts; without both, false.
 */
export function isSameOrigin(headers: Headers, publicUrl: string | null): boolean {
  const origin = headers.get('origin');
  if (origin === null) return headers.get('sec-fetch-site') === 'same-origin';
  if (!URL.canParse(origin)) return false;
  const { host, origin: normal } = new URL(origin);
  const own = publicUrl === null ? null : new URL(publicUrl);
  if (normal === own?.origin) return true;
  // The public host by the other protocol is somebody else: on a network anybody can answer for http.
  return host !== own?.host && host === headers.get('host')?.toLowerCase();
}
