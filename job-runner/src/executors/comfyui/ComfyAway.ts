/** A ComfyUI server did not answer: it is away, or too busy to. Whether what was asked was done is not known. */
export class ComfyAway extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ComfyAway';
  }
}
