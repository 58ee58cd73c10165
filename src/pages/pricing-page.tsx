import { ApiError } from '#src/api/api-error.ts';
import { cartQuery } from '#src/api/cart.ts';
import { pricedType, pricingGridQuery } from '#src/api/category-pricing.ts';
import { deskCurrenciesQuery } from '#src/api/desk.ts';
import { ensureFresh, queryClient } from '#src/api/query-client.ts';
import { signInQuery } from '#src/api/sign-in.ts';
import { PricingPage } from '#src/features/pricing/pricing-page.tsx';
import { Redirect, type PageRequest } from '#src/lib/page.ts';
import { needTexts } from '#src/locales/load-messages.ts';
import { pricingTexts } from '#src/locales/pricing-texts.ts';
import { paths } from '#src/paths.ts';
import { currentLanguage } from '#src/stores/preferences.ts';

/** What the services of a cart, or one of them, cost over the years. Who has not signed in does so first. */
export async function load({ params }: PageRequest) {
  const { id = '' } = params;
  const type = pricedType(params['type'] ?? '');
  if (!type) throw new ApiError('http', 'There are no prices of this type.', { status: 404 });
  const { person } = await queryClient.fetchQuery({ ...signInQuery, staleTime: 0 });
  if (!person) return new Redirect(paths.signIn(paths.pricing({ type, id })));
  await Promise.all([
    needTexts(pricingTexts, currentLanguage()),
    // Only for the currency that it names first.
    ensureFresh(cartQuery(currentLanguage())).catch(() => undefined),
    // A tenant elsewhere has no rates; then nothing is converted.
    queryClient.prefetchQuery(deskCurrenciesQuery),
    ensureFresh(pricingGridQuery({ type, id, cut: 'years', details: false, costs: false })),
  ]);
  return <PricingPage type={type} id={id} seesCosts={person.seesCosts} key={`${type} ${id}`} />;
}
