import { Menu, X } from 'lucide-react';
import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { useLocation } from 'react-router';
import { useTranslations } from 'use-intl';
import { Link, NavLink } from '#src/lib/link.tsx';
import { paths } from '#src/paths.ts';
import { IconButton } from '#src/ui/icon-button.tsx';
import { BrandMark } from './brand-mark.tsx';
import { CartLink } from './cart-link.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

/** Brand, navigation, language, theme, cart. On phones the middle part folds into a menu. */
export function SiteHeader() {
  const t = useTranslations('shell');
  const menu = useFoldedMenu();
  return (
    <header className="print:hidden sticky top-0 z-20 short:relative border-b border-line bg-surface [view-transition-name:header]">
      <div className="flex h-16 items-center gap-2 page-measure">
        <Link
          to={paths.home()}
          className="me-auto flex h-(--size-target) items-center gap-2.5 rounded-md pe-2 lg:me-8"
        >
          <BrandMark className="size-7" />
          <span className="text-lg font-[680] tracking-[-0.02em]">{t('brand')}</span>
        </Link>
        <nav aria-label={t('navigation')} className="me-auto hidden lg:block">
          <Links />
        </nav>
        <div className="hidden items-center gap-1 lg:flex">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
        <CartLink />
        <div className="lg:hidden" {...menu.containerProps}>
          <IconButton label={t('menu')} {...menu.buttonProps}>
            {menu.isOpen ? <X aria-hidden className="size-5" /> : <Menu aria-hidden className="size-5" />}
          </IconButton>
          <div
            id={menu.buttonProps['aria-controls']}
            hidden={!menu.isOpen}
            className="absolute inset-x-0 top-full border-y border-line bg-raised shadow-float"
          >
            <div className="flex flex-col gap-2 py-3 page-measure">
              <nav aria-label={t('navigation')}>
                <Links />
              </nav>
              <div className="flex items-center justify-between border-t border-line pt-2">
                <LanguageSwitch />
                <ThemeSwitch />
              </div>
            </div>
          </div>
        </div>
      </div>
    </header>
  );
}

function Links() {
  const t = useTranslations('shell');
  const { pathname } = useLocation();
  const inCatalog = pathname.startsWith(paths.catalog('')) || pathname.startsWith('/configure/');
  const link =
    'group/link flex h-(--size-target) items-center rounded-md px-3 text-sm font-[560] text-ink-muted transition-colors duration-(--duration-fast) hover:bg-hover hover:text-ink aria-[current=page]:text-ink';
  const mark = 'border-b-2 border-transparent group-aria-[current=page]/link:border-accent';
  return (
    <ul className="flex flex-col lg:flex-row">
      <li>
        <Link to={paths.home()} aria-current={inCatalog ? 'page' : undefined} className={link}>
          <span className={mark}>{t('catalog')}</span>
        </Link>
      </li>
      <li>
        <NavLink to={paths.proposal()} className={link}>
          <span className={mark}>{t('proposal')}</span>
        </NavLink>
      </li>
    </ul>
  );
}

/** A disclosure that folds away on Escape, on leaving it and on going somewhere. */
function useFoldedMenu() {
  const { key } = useLocation();
  const [openAt, setOpenAt] = useState<string>();
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = openAt === key;
  const close = () => setOpenAt(undefined);

  useEffect(() => {
    if (!isOpen) return undefined;
    const closeOutside = (event: PointerEvent) => {
      if (!button.current?.parentElement?.contains(event.target as Node)) close();
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [isOpen]);

  return {
    isOpen,
    buttonProps: {
      ref: button,
      'aria-expanded': isOpen,
      'aria-controls': 'site-menu',
      onClick: () => setOpenAt(isOpen ? undefined : key),
    },
    containerProps: {
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== 'Escape' || !isOpen) return;
        close();
        button.current?.focus();
      },
      onBlur: (event: FocusEvent) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) close();
      },
    },
  };
}
