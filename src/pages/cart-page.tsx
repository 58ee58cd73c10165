import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { cartItemsQuery, cartQuery } from '#src/api/cart.ts';
import { ensureFresh, queryClient } from '#src/api/query-client.ts';
import { mayBeSignedIn, signInQuery } from '#src/api/sign-in.ts';
import { cartsQuery, hasSeveralCarts } from '#src/api/carts.ts';
import { CartContents } from '#src/features/cart/cart-contents.tsx';
import { CartSwitcher } from '#src/features/cart/cart-switcher.tsx';
import { checkoutTexts } from '#src/locales/checkout-texts.ts';
import { filesTexts } from '#src/locales/files-texts.ts';
import { needTexts } from '#src/locales/load-messages.ts';
import { currentLanguage } from '#src/stores/preferences.ts';
import { PageHeading } from '#src/ui/page-heading.tsx';

/** For people who sell: nobody else's browser loads it. */
const SellingNotice = lazy(async () => {
  const [{ SellingNotice: component }, { sellingTexts }] = await Promise.all([
    import('#src/features/selling/selling-notice.tsx'),
    import('#src/locales/selling-texts.ts'),
  ]);
  await needTexts(sellingTexts, currentLanguage());
  return { default: component };
});

export async function load() {
  const language = currentLanguage();
  const [cart] = await Promise.all([
    ensureFresh(cartQuery(language)),
    ensureFresh(cartItemsQuery(language)),
    needTexts(checkoutTexts, language),
    needTexts(filesTexts, language),
  ]);
  // Where it can be chosen between carts, there is more of the page. Without them it says so itself.
  if (hasSeveralCarts(cart)) await queryClient.prefetchQuery(cartsQuery(language));
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
      {cart['cartCount'] === undefined ? null : <CartSwitcher />}
      <CartContents sells={sells} />
    </div>
  );
}
