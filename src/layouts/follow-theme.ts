import { usePreferences } from '#src/stores/preferences.ts';

/** Keeps `<html data-theme>` as the person wants it; without it, the style sheet follows the system. */
export function followTheme(): void {
  const apply = () => {
    const { theme } = usePreferences.getState();
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  };
  apply();
  usePreferences.subscribe(apply);
}
