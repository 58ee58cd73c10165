import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { cartItemsQuery, cartQuery } from '#src/api/cart.ts';
import { ensureFresh } from '#src/api/query-client.ts';
import { mayBeSignedIn, signInQuery } from '#src/api/sign-in.ts';
import { CartContents } from '#src/features/cart/cart-contents.tsx';
import { checkoutTexts } from '#src/locales/checkout-texts.ts';
import { filesTexts } from '#src/locales/files-texts.ts';
import { needTexts } from '#src/locales/load-messages.ts';
import { sellingTexts } from '#src/locales/selling-texts.ts';
import { currentLanguage } from '#src/stores/preferences.ts';
import { PageHeading } from '#src/ui/page-heading.tsx';

const CartSwitcher = lazy(async () => ({
  default: (await import('#src/features/cart/cart-switcher.tsx')).CartSwitcher,
}));

/** For people who sell: nobody else's browser loads it. */
const SellingNotice = lazy(async () => {
  const [{ SellingNotice: component }] = await Promise.all([
    import('#src/features/selling/selling-notice.tsx'),
    needTexts(sellingTexts, currentLanguage()),
  ]);
  return { default: component };
});

export async function load() {
  const language = currentLanguage();
  await Promise.all([
    needTexts(checkoutTexts, language),
    needTexts(filesTexts, language),
    ensureFresh(cartItemsQuery(language)),
    ensureFresh(cartQuery(language)),
  ]);
  return <CartPage />;
}

/** What has been chosen so far. */
function CartPage() {
  const t = useTranslations();
  const { data: cart } = useSuspenseQuery(cartQuery(useLocale()));
  const mayBeRep = mayBeSignedIn();
  const { data: signedIn } = useQuery({ ...signInQuery, enabled: mayBeRep });
  const sells = mayBeRep && signedIn?.person != null;
  return (
    <div className="flex flex-col gap-6 page-measure">
      <PageHeading title={t('cart.title')} documentTitle={`${t('cart.title')} · ${t('shell.brand')}`} />
      {sells ? (
        <Suspense fallback={null}>
          <SellingNotice />
        </Suspense>
      ) : null}
      {cart['cartCount'] === undefined ? null : (
        <Suspense fallback={null}>
          <CartSwitcher />
        </Suspense>
      )}
      <CartContents sells={sells} />
    </div>
  );
}
