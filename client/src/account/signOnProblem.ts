const SENTENCES: Readonly<Record<string, string>> = {
  'INVITATION_NEEDED':
    'You are known there, but have no account here: open the invitation link that you were sent, or ask a director for one.',
  'INVITATION_CLOSED': 'The invitation has expired, was withdrawn or is used up; ask for a new one.',
  'account_not_linked':
    'There is an account with your e-mail address already: sign in to it with its password, then link the two under Account.',
  'email_does_not_match':
    'That identity has another e-mail address than your account; use the one with the same address.',
  "email_doesn't_match":
    'That identity has another e-mail address than your account; use the one with the same address.',
  'unable_to_link_account':
    'That identity has no verified e-mail address, so it could not be linked; have it verified there.',
  'account_already_linked_to_different_user': 'That identity is linked to another account here.',
  'email_not_found': 'The identity provider gave no e-mail address; whoever runs it can allow that.',
  'access_denied': 'Signing in was cancelled at the identity provider; try again, or choose another way.',
  'state_mismatch': 'Signing in took too long, or began in another browser; try again.',
};

/** What went wrong on the way through the identity provider, from the code in the address. */
export const signOnProblem = (code: string | undefined): string | null =>
  code === undefined
    ? null
    : (SENTENCES[code] ?? 'Signing in by the identity provider failed; try again, or choose another way.');
