import type { ClaimcheckPage } from './claimcheck-page.ts';

/** Everything that the browser keeps for the page, as text. */
export async function storedThings({ page, context }: ClaimcheckPage): Promise<string[]> {
  const inPage = await page.evaluate(async () => [
    ...Object.entries({ ...localStorage }).map((entry) => `localStorage ${entry.join('=')}`),
    ...Object.entries({ ...sessionStorage }).map((entry) => `sessionStorage ${entry.join('=')}`),
    ...(await indexedDB.databases()).map(({ name }) => `IndexedDB ${name}`),
    ...(await caches.keys()).map((name) => `cache ${name}`),
    ...(document.cookie ? [`cookie ${document.cookie}`] : []),
    ...(history.state === null ? [] : [`history ${JSON.stringify(history.state)}`]),
    ...(window.name === '' ? [] : [`window ${window.name}`]),
  ]);
  const cookies = await context.cookies();
  return [...inPage, ...cookies.map(({ name }) => `cookie ${name}`)];
}
