import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from './api/query-client.ts';
import { LanguageProvider } from './layouts/language-provider.tsx';
import { followTheme } from './layouts/theme-switch.tsx';
import { loadMessages } from './locales/load-messages.ts';
import { openFirstPage } from './layouts/open-first-page.ts';
import { PageHost } from './layouts/page-host.tsx';
import { whenPicturesLoaded } from './lib/when-pictures-loaded.ts';
import { preloadPages, routes } from './routes.ts';
import { currentLanguage } from './stores/preferences.ts';
import './styles/app.css';

/**
 * First things first: the page that was asked for, with its pictures. A slow connection would share itself between them and
 * the other pages.
 */
function preloadOthers(): void {
  whenPicturesLoaded(preloadPages);
}

/** So long `index.html` stands alone; then header and outline are drawn, and the page when it has come. */
const PATIENCE_MS = 500;

followTheme();

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no #root');

// The first page's data and code load while the texts are still on their way.
const language = currentLanguage();
const [entered] = await Promise.all([openFirstPage(routes, PATIENCE_MS), loadMessages(language)]);

// A transition: drawn in pieces, between which the browser answers to the person.
startTransition(() =>
  createRoot(container).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <LanguageProvider initial={language}>
          <BrowserRouter>
            <PageHost routes={routes} {...entered} onShown={preloadOthers} />
          </BrowserRouter>
        </LanguageProvider>
      </QueryClientProvider>
    </StrictMode>,
  ),
);
