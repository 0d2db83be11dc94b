import { z } from 'zod';
import { UserId } from '../ids/index.ts';
import { plainLine } from './plainLine.ts';

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

const AccountName = plainLine(
  z.string().trim().min(1, 'A name is needed.').max(80, 'A name has at most 80 characters.'),
);
const NewPassword = z
  .string()
  .min(8, 'A password has at least 8 characters.')
  .max(128, 'A password has at most 128 characters.');

/** `POST /api/auth/sign-up/email`. */
export const SignUp = z.object({
  name: AccountName,
  email: Email,
  password: NewPassword,
  /** The secret of an invitation link; not needed for the first account. */
  invitation: z.string().max(200).optional(),
});
export type SignUp = z.infer<typeof SignUp>;

const OwnPassword = z.string().min(1).max(128);

/** Six digits of an authenticator app, or a recovery code. */
export const FactorCode = z.string().trim().min(6).max(20);

/** `POST /api/v1/auth/token`, for programs. */
export const TokenRequest = z.strictObject({
  email: Email,
  password: OwnPassword,
  /** A code of the authenticator app or a recovery code, where the account has a second factor. */
  code: FactorCode.optional(),
});
export type TokenRequest = z.infer<typeof TokenRequest>;

export const TokenAnswer = z.object({ access_token: z.string(), token_type: z.literal('bearer') });
export type TokenAnswer = z.infer<typeof TokenAnswer>;

/** `POST /api/auth/sign-in/oidc`: where to, after signing in by the identity provider. */
export const SignOnRequest = z.strictObject({
  /** A page of the interface. */
  next: z
    .string()
    .max(500)
    .regex(/^\/(?![/\\])/, 'It must be a path of this installation.')
    .default('/'),
  /** The secret of an invitation link, for somebody new. */
  invitation: z.string().max(200).optional(),
});
export type SignOnRequest = z.input<typeof SignOnRequest>;

/** The identity provider's page to send the browser to. */
export const SignOnAnswer = z.object({ url: z.url() });

export const RenameAccount = z.strictObject({ name: AccountName });

/** The other sessions of the account end. */
export const ChangePassword = z.strictObject({ current: OwnPassword, next: NewPassword });

/** Proves that it is still the account's own person. */
export const ConfirmPassword = z.strictObject({ password: OwnPassword });

/** The first code of an authenticator app, which proves that it works. */
export const ConfirmTwoFactor = z.strictObject({ code: FactorCode });

/** What an authenticator app is given. Shown once. */
export const TwoFactorSetup = z.object({
  /** `otpauth://…`, for a QR code. */
  uri: z.string(),
  /** The same secret in base 32, to type. */
  key: z.string(),
  recoveryCodes: z.array(z.string()),
});
export type TwoFactorSetup = z.infer<typeof TwoFactorSetup>;

/** Each is good once. Shown once. */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

export const Passkey = z.object({ id: z.string(), name: z.string(), createdAt: z.iso.datetime().nullable() });
export type Passkey = z.infer<typeof Passkey>;

export const RenamePasskey = z.strictObject({
  name: z.string().trim().min(1, 'A name is needed.').max(60, 'A name has at most 60 characters.'),
});

/** The ways in which the signed-in account can be proved. */
export const Security = z.object({
  /** False for somebody who only signs in by the identity provider. */
  hasPassword: z.boolean(),
  twoFactor: z.boolean(),
  passkeys: z.array(Passkey),
  /** Whether the account is linked to the identity provider; null where there is none. */
  signOn: z.object({ name: z.string(), linked: z.boolean() }).nullable(),
});
export type Security = z.infer<typeof Security>;

/** One place where the account is signed in. */
export const AccountSession = z.object({
  id: z.string(),
  current: z.boolean(),
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** To within some minutes. */
  lastSeenAt: z.iso.datetime(),
});
export type AccountSession = z.infer<typeof AccountSession>;
