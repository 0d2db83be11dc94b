/** The bytes of an answer as they come; none where it has no body. */
export async function* bodyOf({ body }: Response): AsyncGenerator<Uint8Array, void> {
  if (body !== null) yield* body;
}
