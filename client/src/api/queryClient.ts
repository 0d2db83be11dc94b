import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './ApiProblem.ts';

const RETRIES = 2;

/** Only what may pass by itself is asked for again: an outage, not a refusal. */
const isPassing = (error: Error): boolean =>
  error instanceof ApiProblem && (error.code === 'unreachable' || error.code === 'storage');

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      networkMode: 'always',
      retry: (failures, error) => failures < RETRIES && isPassing(error),
    },
    mutations: { networkMode: 'always' },
  },
});
