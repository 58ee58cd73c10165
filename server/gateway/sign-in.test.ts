import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSignInGateway, type Browser } from './testing/sign-in-gateway.ts';

const password = 'correct horse battery';
const { people, browser, wait, close } = await startSignInGateway();
beforeAll(() => people.setLocal({ name: 'Ada', role: 'rep', seesCosts: true }, password));
afterAll(close);

test('nobody is signed in at first, and a password signs in whatever the case of the name', async () => {
  const ada = browser();
  expect(await (await ada.send('GET', '/sign-in')).json()).toEqual({ person: null, openId: true });
  expect((await ada.send('POST', '/sign-in', { name: ' ADA ', password })).status).toBe(200);
  expect(await (await ada.send('GET', '/sign-in')).json()).toEqual({
    person: { name: 'ada', role: 'rep', seesCosts: true },
    openId: true,
  });
  expect([...ada.cookies.keys()]).toEqual(['bespoke_person', 'bespoke_signed_in']);
});

test('a wrong password, an unknown name and a name without a password are refused in the same words', async () => {
  const stranger = browser('192.0.2.2');
  const wrong = await stranger.send('POST', '/sign-in', { name: 'ada', password: 'correct horse' });
  const unknown = await stranger.send('POST', '/sign-in', { name: 'nobody', password });
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  const { message } = (await wrong.json()) as { message: string };
  expect(await unknown.json()).toMatchObject({ message });
  for (const body of [{ name: 'ada' }, { name: '', password }, { name: ['ada'], password }, 'ada'])
    expect((await stranger.send('POST', '/sign-in', body)).status).toBe(400);
});

test('who guesses has to wait, and does not lock out the person', async () => {
  const stranger = browser('192.0.2.3');
  for (let attempt = 0; attempt < 5; attempt++)
    expect((await stranger.send('POST', '/sign-in', { name: 'ada', password: 'guess' })).status).toBe(401);
  const refused = await stranger.send('POST', '/sign-in', { name: 'ada', password });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect((await browser('192.0.2.4').send('POST', '/sign-in', { name: 'ada', password })).status).toBe(200);
});

test('a session ends by sign-out, by time, from another browser and with a new password', async () => {
  const [desk, phone] = [browser('192.0.2.5'), browser('192.0.2.6')];
  const isIn = async ({ send }: Browser) =>
    ((await (await send('GET', '/sign-in')).json()) as { person: unknown }).person !== null;
  const signIn = async ({ send }: Browser) => send('POST', '/sign-in', { name: 'ada', password });

  await signIn(desk);
  const kept = new Map(desk.cookies);
  await desk.send('DELETE', '/sign-in');
  kept.forEach((value, name) => desk.cookies.set(name, value));
  const sessionsAgain = await desk.send('GET', '/sign-in/sessions');
  expect(sessionsAgain.status, 'a call with a session that was ended').toBe(403);
  expect(await isIn(desk), 'the cookie of a session that was ended').toBe(false);

  await signIn(desk);
  await signIn(phone);
  const list = (await (await desk.send('GET', '/sign-in/sessions')).json()) as {
    id: string;
    isCurrent: boolean;
  }[];
  const other = list.find(({ isCurrent }) => !isCurrent);
  expect((await desk.send('DELETE', `/sign-in/sessions/${other?.id}`)).status).toBe(204);
  expect((await desk.send('DELETE', `/sign-in/sessions/${other?.id}`)).status).toBe(404);
  expect([await isIn(desk), await isIn(phone)]).toContain(true);

  await signIn(phone);
  wait(2 * 60 * 60_000 + 1);
  expect(await isIn(phone), 'after two hours without a call').toBe(false);

  await signIn(phone);
  await people.setLocal({ name: 'ada', role: 'rep', seesCosts: true }, password);
  expect(await isIn(phone), 'after a new password').toBe(false);
  expect([...phone.cookies.keys()], 'the browser forgets a session that has ended').toEqual([]);
});

test('shoppers cannot list or end sessions', async () => {
  const shopper = browser('192.0.2.7');
  expect((await shopper.send('GET', '/sign-in/sessions')).status).toBe(403);
  expect((await shopper.send('DELETE', '/sign-in/sessions/x')).status).toBe(403);
});
