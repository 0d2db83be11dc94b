import { type Derivatives, DerivativesList } from '@dailies/shared/http';
import { type Sha256, Waveform } from '@dailies/shared/media';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from './callApi.ts';

/** What is made of these files; nothing of those that this person may not see. */
export const fetchDerivatives = async (files: readonly Sha256[]): Promise<readonly Derivatives[]> =>
  (await callApi(DerivativesList, `/api/v1/derivatives?media=${files.join(',')}`)).items;

const isApiPath = (url: string): url is `/api/${string}` => url.startsWith('/api/');

/** The peaks behind a waveform's address, which never change. */
export const waveformQuery = (url: string) =>
  queryOptions({
    queryKey: ['waveform', url],
    staleTime: Infinity,
    retry: false,
    queryFn: async (): Promise<Waveform | null> => (isApiPath(url) ? callApi(Waveform, url) : null),
  });
