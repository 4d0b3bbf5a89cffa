import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { BrowserRouter } from 'react-router';
import { queryClient } from '../api/query-client.ts';
import { Announcer } from '../components/announcer.tsx';
import { Waiting } from '../components/waiting.tsx';
import { useSession } from '../session/session.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Pages } from './pages.tsx';
import { theme } from './theme.ts';

const SignInPage = lazy(() => import('../pages/sign-in/sign-in-page.tsx'));

export function App() {
  return (
    // Variables and classes that Mantine would write into a style element are in theme.css: see theme.ts.
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={queryClient}>
        <Announcer />
        <ErrorBoundary>
          <Suspense fallback={<Waiting />}>
            <SessionGate />
          </Suspense>
        </ErrorBoundary>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function SessionGate() {
  const session = useSession();
  switch (session.status) {
    case 'starting':
      return <Waiting />;
    case 'signed-out':
      return <SignInPage notice={session.notice} />;
    case 'signed-in':
      return (
        <BrowserRouter>
          <Pages />
        </BrowserRouter>
      );
  }
}
