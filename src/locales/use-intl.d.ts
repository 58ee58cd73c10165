import type messages from './en.json';

/** Makes the compiler check every text's key and arguments. */
declare module 'use-intl' {
  interface AppConfig {
    Locale: 'en' | 'de';
    Messages: typeof messages;
  }
}
