/** What credentials of backends are sealed for: the sync-server seals them, and job-runners open them. */
export const BACKEND_CREDENTIALS = 'backend credentials';
