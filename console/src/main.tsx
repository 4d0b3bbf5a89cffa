import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './app/mantine.css';
import './app/theme.css';
import { App } from './app/app.tsx';
import { startSession } from './session/session.ts';
import { startTexts } from './texts/texts.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

await startTexts();
void startSession();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
