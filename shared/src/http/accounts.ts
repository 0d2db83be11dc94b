import { z } from 'zod';
import { UserId } from '../ids/index.ts';

/** A person as others see them. */
export const Person = z.object({ id: UserId, name: z.string(), image: z.string().nullable() });
export type Person = z.infer<typeof Person>;

/** The signed-in account. */
export const Me = z.object({
  ...Person.shape,
  email: z.string(),
  /** Owns this installation: the first account that was made. */
  installationOwner: z.boolean(),
});
export type Me = z.infer<typeof Me>;

const Email = z
  .string()
  .trim()
  .pipe(z.email('An e-mail address looks like name@example.org.'))
  .pipe(z.string().max(254));

/** `POST /api/auth/sign-up/email`. */
export const SignUp = z.object({
  name: z.string().trim().min(1, 'A name is needed.').max(80, 'A name has at most 80 characters.'),
  email: Email,
  password: z
    .string()
    .min(8, 'A password has at least 8 characters.')
    .max(128, 'A password has at most 128 characters.'),
  /** The secret of an invitation link; not needed for the first account. */
  invitation: z.string().max(200).optional(),
});
export type SignUp = z.infer<typeof SignUp>;

/** `POST /api/v1/auth/token`, for programs. */
export const TokenRequest = z.strictObject({ email: Email, password: z.string().min(1).max(128) });
export type TokenRequest = z.infer<typeof TokenRequest>;

export const TokenAnswer = z.object({ access_token: z.string(), token_type: z.literal('bearer') });
export type TokenAnswer = z.infer<typeof TokenAnswer>;
