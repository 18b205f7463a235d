/** A page as a browser without JavaScript shows it. */
export interface Page {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A browser that keeps cookies, follows redirects and sends forms, and runs no script. */
export interface Browser {
  open(url: string): Promise<Page>;
  /** Presses the button of a page's form that has this text. */
  press(page: Page, text: string): Promise<Page>;
}

const MAX_REDIRECTS = 10;

export function openBrowser(): Browser {
  const cookies = new Map<string, { readonly path: string; readonly value: string }>();

  async function visit(url: string, init: RequestInit = {}, redirects = 0): Promise<Page> {
    const { pathname } = new URL(url);
    const sent = [...cookies]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`);
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { accept: 'text/html', ...init.headers, cookie: sent.join('; ') },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      const path = /; path=([^;]*)/i.exec(cookie)?.[1] ?? '/';
      if (value === '') cookies.delete(name);
      else cookies.set(name, { path, value });
    }
    const location = response.headers.get('location');
    if (location === null || redirects === MAX_REDIRECTS)
      return {
        url,
        status: response.status,
        headers: response.headers,
        text: await response.text(),
      };
    await response.body?.cancel();
    return visit(new URL(location, url).href, {}, redirects + 1);
  }

  return {
    open: (url) => visit(url),
    press({ url, text: html }, text) {
      const button = [...html.matchAll(/<button([^>]*)>([\s\S]*?)<\/button>/g)].find(
        ([, , label]) => label?.includes(text),
      );
      if (button === undefined) throw new Error(`The page has no button ${text}: ${html}`);
      const attribute = (name: string) =>
        new RegExp(`${name}="([^"]*)"`).exec(button[1] ?? '')?.[1] ?? '';
      const action = /<form[^>]*action="([^"]*)"/.exec(html)?.[1] ?? url;
      return visit(new URL(action, url).href, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams([
          ...[...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
            ([, name = '', value = '']): [string, string] => [name, value],
          ),
          [attribute('name'), attribute('value')],
        ]).toString(),
      });
    },
  };
}
