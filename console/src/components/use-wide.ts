import { useMediaQuery } from '@mantine/hooks';

/** Room for a list and what it opens side by side; the same width as in inbox-page.module.css. */
export function useWide(): boolean {
  return useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
}
