import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { QueryClientProvider } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { queryClient } from './api/query-client.ts';
import { LanguageProvider } from './layouts/language-provider.tsx';
import { followTheme } from './layouts/theme-switch.tsx';
import { loadMessages } from './locales/load-messages.ts';
import { createShopRouter, preloadPages } from './routes.tsx';
import { currentLanguage } from './stores/preferences.ts';
import './styles/app.css';

// zod compiles its parsers with `new Function` where it may; our Content-Security-Policy forbids that.
z.config({ jitless: true });

followTheme();

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no #root');

// The router starts loading the first page's data and code while the texts are still on their way.
const router = createShopRouter();
const language = currentLanguage();
await loadMessages(language);

createRoot(container).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LanguageProvider initial={language}>
        <RouterProvider router={router} />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);

// First things first: the page that was asked for, with its pictures.
if (document.readyState === 'complete') preloadPages();
else window.addEventListener('load', preloadPages, { once: true });
