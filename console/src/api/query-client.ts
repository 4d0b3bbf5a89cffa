import { QueryClient } from '@tanstack/react-query';

/** The client of the API repeats what may help; repeating here as well would only multiply the attempts. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 5_000 },
    mutations: { retry: false },
  },
});
