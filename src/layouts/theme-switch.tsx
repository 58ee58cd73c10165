import { Moon, Sun, SunMoon } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { usePreferences, type Theme } from '#src/stores/preferences.ts';
import { IconButton } from '#src/ui/icon-button.tsx';

const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const ICON = { system: SunMoon, light: Sun, dark: Moon };
const LABEL = { system: 'themeSystem', light: 'themeLight', dark: 'themeDark' } as const;

/** As the system, light, dark: one button that says where it is and where it goes. */
export function ThemeSwitch() {
  const t = useTranslations('shell');
  const theme = usePreferences((preferences) => preferences.theme);
  const Icon = ICON[theme];
  return (
    <IconButton label={t(LABEL[theme])} onClick={() => usePreferences.setState({ theme: NEXT[theme] })}>
      <Icon aria-hidden className="size-5" />
    </IconButton>
  );
}

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
