import { AccessToken, type CreateAccessToken, CreatedAccessToken } from '@dailies/shared/http';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { callApi } from './callApi.ts';

const Tokens = z.object({ items: z.array(AccessToken) });

export const accessTokensQuery = queryOptions({
  queryKey: ['me', 'tokens'],
  queryFn: async (): Promise<readonly AccessToken[]> => (await callApi(Tokens, '/api/v1/me/tokens')).items,
});

export const createAccessToken = (wanted: CreateAccessToken): Promise<CreatedAccessToken> =>
  callApi(CreatedAccessToken, '/api/v1/me/tokens', { method: 'POST', json: wanted });

export const revokeAccessToken = (id: string): Promise<unknown> =>
  callApi(z.unknown(), `/api/v1/me/tokens/${id}`, { method: 'DELETE' });
