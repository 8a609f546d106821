import type { Page, Route } from '@playwright/test';

/** Holds back what is sent to an address. Returns what comes once it was sent, and lets it through. */
export async function holdBack(page: Page, address: string, method = 'POST'): Promise<{ sent: Promise<Route> }> {
  let hold: (route: Route) => void;
  const sent = new Promise<Route>((resolve) => (hold = resolve));
  await page.route(address, (route) => (route.request().method() === method ? hold(route) : route.continue()));
  return { sent };
}
