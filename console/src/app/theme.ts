import { createTheme } from '@mantine/core';

/**
 * Its colours and fonts are in theme.css: Mantine writes no style element at run time (see app.tsx), so that the policy
 * `style-src 'self'` holds.
 */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 7 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Named and not imported: the code of a component comes with the page that uses it.
  components: {
    Loader: { defaultProps: { type: 'dots' } },
  },
});
