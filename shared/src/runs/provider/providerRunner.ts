import { z } from 'zod';
import { MediaKind } from '../../media/index.ts';
import { ValueSource } from '../valueSource.ts';
import { templateNames } from './templateNames.ts';

const Name = z.string().regex(/^[a-z][A-Za-z0-9_]{0,63}$/);
const HeaderName = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/);
const Text = z.string().min(1).max(200);

/**
 * A JSON Pointer (RFC 6901) into an answer. A part that is `*` is the first entry under which the rest of the
 * pointer leads somewhere: providers put a picture beside texts, and not always first.
 */
const Pointer = z
  .string()
  .regex(/^(\/.*)?$/, 'must be a JSON Pointer such as /output/0')
  .max(500);

/** Where a value of a request comes from; `aspect` is the frame's width divided by its height. */
const ProviderSource = z.union([ValueSource, z.literal('aspect')]);

/**
 * `choose` gives what a provider wants to hear, by key. A text chooses the key that it equals. An aspect chooses the
 * key that it is nearest to, written as `16:9`. Any other number chooses the least key that is not below it, as
 * nobody wants a shorter shot than was asked for; one above all keys is refused.
 */
const ProviderValue = z.union([
  ProviderSource,
  z.object({
    from: ProviderSource,
    choose: z
      .record(z.string().min(1).max(200), z.union([z.string().max(500), z.number(), z.boolean()]))
      .refine((choices) => Object.keys(choices).length > 0, 'must have a choice'),
  }),
]);
export type ProviderValue = z.infer<typeof ProviderValue>;

/**
 * Texts in it may hold names:
 *
 * - `{prompt}`: one of `values`;
 * - `{media.image}`: what arrives at a port, as `media` says, and `{type.image}` its media type;
 * - `{kept.id}`: what `submit.keep` kept of the answer;
 * - `{key}`: a text that is the same each time this run is submitted, and of no other run;
 * - `{file}`: in `upload` alone, the file.
 *
 * A text that is nothing but a name becomes the value itself, so that a number stays a number. What the recipe has no
 * value for is left out, and so is what holds nothing else. An element of an array that names the media of a port is
 * repeated for each of them.
 */
const ProviderRequest = z.object({
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE']),
  /** Under the backend's address, or an address that was kept, which must be the backend's too. */
  path: z.union([z.string().regex(/^\//), z.string().regex(/^\{kept\.[A-Za-z0-9_]+\}$/)]).pipe(z.string().max(1_000)),
  headers: z.record(HeaderName, Text).optional(),
  body: z.json().optional(),
  /** The body goes as multipart/form-data, each of its entries a field. Left out: as JSON. */
  form: z.literal(true).optional(),
});
export type ProviderRequest = z.infer<typeof ProviderRequest>;

/** Words that are looked for in an error's code and sentence, whatever their case. */
const Words = z.array(Text).max(50);

/** Millionths of a US dollar, for each run, each second of film and each megapixel; the sum is the price. */
const ProviderPrice = z
  .object({ runMicros: z.int().min(0), secondMicros: z.int().min(0), megapixelMicros: z.int().min(0) })
  .partial();

const Interface = z.object({
  executor: z.literal('http'),
  values: z.record(Name, ProviderValue),
  /** How media goes along: inside the body, as a file of a form, or uploaded before by `upload`. */
  media: z.record(Name, z.enum(['data-url', 'base64', 'file', 'upload'])),
  upload: ProviderRequest.extend({ address: Pointer }).optional(),
  /** Headers of every request to the provider, such as the version of its interface. */
  headers: z.record(HeaderName, Text).optional(),
  submit: ProviderRequest.extend({ keep: z.record(Name, Pointer) }),
  /** Asks for a job by its `{key}`, where a runner died while it submitted; 404 says that there is none. */
  find: ProviderRequest.optional(),
  /** Left out where the answer to `submit` is the result. An answer to `submit` that is done already needs no poll. */
  poll: ProviderRequest.extend({
    everyMs: z.int().min(100).max(60_000),
    state: Pointer,
    done: z.array(Text).min(1),
    failed: z.array(Text),
    /** From 0 to `of`. Left out: it is guessed from how long it takes, and how long it usually does. */
    progress: z.object({ at: Pointer, of: z.number().positive() }).optional(),
    usualSeconds: z.number().positive().optional(),
  }).optional(),
  /** Asked for once it is done, where the last answer does not have the result. */
  fetch: ProviderRequest.optional(),
  /**
   * Where the result lies in the last answer: an address to download, or base64, with or without `data:` before it.
   * `body`: the last answer is the file itself.
   */
  result: z.object({ at: Pointer, as: z.enum(['url', 'base64', 'body']), kind: MediaKind }),
  /** Ends a job that works; without a body. Left out: it works on there. */
  cancel: ProviderRequest.omit({ body: true, form: true }).optional(),
  problem: z.object({
    /** Where the sentence and the code of an error may be; the first that is there counts. */
    sentence: z.array(Pointer).max(10),
    code: z.array(Pointer).max(10),
    /** Codes that mean no error, where answers always have one. */
    good: z.array(Text).max(10).optional(),
    /** Words of errors that mean: against the provider's policy; no money left; come again later. */
    refused: Words.optional(),
    unpaid: Words.optional(),
    busy: Words.optional(),
  }),
  price: ProviderPrice.optional(),
});

/** A hosted provider's interface for one model, as data. */
export const ProviderRunner = Interface.superRefine((runner, context) => {
  const refuse = (path: (string | number)[], message: string): void =>
    context.addIssue({ code: 'custom', path, message });
  const kept = Object.keys(runner.submit.keep).map((name) => `kept.${name}`);
  const media = Object.keys(runner.media).flatMap((port) => [`media.${port}`, `type.${port}`]);
  const parts: readonly [
    keyof typeof runner & ('upload' | 'submit' | 'find' | 'poll' | 'fetch' | 'cancel'),
    readonly string[],
  ][] = [
    ['upload', ['file', 'type']],
    ['submit', media],
    ['find', []],
    ['poll', kept],
    ['fetch', kept],
    ['cancel', kept],
  ];
  for (const [part, names] of parts) {
    const request = runner[part];
    if (request === undefined) continue;
    const allowed = new Set(['key', ...Object.keys(runner.values), ...names]);
    const { path, headers, body, form }: ProviderRequest = request;
    for (const [field, template] of Object.entries({ path, headers, body })) {
      const unknown = templateNames(template).find((name) => !allowed.has(name));
      if (unknown !== undefined) refuse([part, field], `names {${unknown}}, which there is not`);
    }
    if (form === true && (typeof body !== 'object' || body === null || Array.isArray(body))) {
      refuse([part, 'body'], 'must be an object: a form has fields');
    }
  }
  if (Object.values(runner.media).includes('upload') && runner.upload === undefined) {
    refuse(['upload'], 'must say how media is uploaded');
  }
  if (runner.result.as === 'body' && runner.fetch === undefined && runner.poll !== undefined) {
    refuse(['fetch'], 'must be there where the result is the body of an answer');
  }
  for (const [name, value] of Object.entries(runner.values)) {
    if (typeof value === 'string') continue;
    const { from, choose } = value;
    if (from.startsWith('param:')) continue;
    const bad = Object.keys(choose).find(
      (key) => !(from === 'aspect' ? /^[1-9]\d*:[1-9]\d*$/ : /^\d+(\.\d+)?$/).test(key),
    );
    if (bad !== undefined) {
      refuse(['values', name, 'choose'], `has "${bad}", which must be ${from === 'aspect' ? 'as 16:9' : 'a number'}`);
    }
  }
});
export type ProviderRunner = z.infer<typeof ProviderRunner>;
