import { Me } from '@dailies/shared/http';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { ApiProblem } from './ApiProblem.ts';
import { callApi } from './callApi.ts';
import { rememberedMe, rememberMe } from './remembered.ts';

/** Who is signed in; null for nobody. While the server is away, whoever was signed in last here. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 60_000,
  retry: false,
  queryFn: async (): Promise<Me | null> => {
    try {
      // Somebody new here is asked for in a way that is no error: browsers log every 401.
      if (rememberedMe() === null && (await callApi(z.unknown(), '/api/auth/get-session')) === null) return null;
      const me = await callApi(Me, '/api/v1/me');
      rememberMe(me);
      return me;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.code === 'unauthenticated') {
        rememberMe(null);
        return null;
      }
      const known = rememberedMe();
      if (known !== null) return known;
      throw error;
    }
  },
});
