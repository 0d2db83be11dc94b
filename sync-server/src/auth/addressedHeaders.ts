/** Where better-auth reads the address of a request; whatever a client sends under this name is replaced. */
export const ADDRESS_HEADER = 'x-dailies-address';

/** Headers for better-auth, which then notes the address that we know, not one that was claimed. */
export function addressedHeaders(headers: Headers, address: string): Headers {
  const addressed = new Headers(headers);
  addressed.set(ADDRESS_HEADER, address);
  return addressed;
}
