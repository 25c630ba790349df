import { QueryClient } from '@tanstack/react-query';

/** Answers stay good while somebody looks at a page; coming back to one asks again. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 5_000 } },
});
