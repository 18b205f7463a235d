import { createHash } from 'node:crypto';
import type { Account } from './accounts';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}h1{font-size:1.4rem}button{display:block;width:100%;margin:.5rem 0;padding:.75rem 1rem;text-align:left;font:inherit;color:inherit;background:#f4f6f8;border:1px solid #b8c2cc;border-radius:.4rem;cursor:pointer}button:hover,button:focus{background:#e3edf7}small{display:block;color:#4a5560}.plain{text-align:center;background:#fff}`;

const STYLE_DIGEST = createHash('sha256').update(STYLE).digest('base64');

/**
 * The content security policy of the pages: one style, no script.
 * @param target origin to which the form may lead after it was sent
 */
export function pagePolicy(target?: string): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_DIGEST}'`,
    `form-action 'self'${target === undefined ? '' : ` ${target}`}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** The page on which the caller of a login is chosen. */
export function loginPage(client: string, accounts: readonly Account[]): string {
  const choices = accounts.map(
    ({ id, name, about }) =>
      `<button name="account" value="${escaped(id)}">${escaped(name)}<small>${escaped(about)}</small></button>`,
  );
  return page(
    '演示登录 · Demonstration login',
    `<p>${escaped(client)}：请选择登录的演示人员。全部人员均为虚构。<br>Choose the caller who logs in. All of them are synthetic.</p>
<form method="post">
${choices.join('\n')}
<button class="plain" name="account" value="">取消 · Cancel</button>
</form>`,
  );
}

/** The page of a failed login. */
export function errorPage(reason: string): string {
  return page('登录未成功 · The login failed', `<p>${escaped(reason)}</p>`);
}

/** The page after a logout from which the client asked for no way back. */
export function loggedOutPage(): string {
  return page('已退出登录 · Logged out', '<p>可以关闭此页面。<br>You can close this page.</p>');
}

/**
 * The content security policy of the step in which a logout continues by itself: oidc-provider adds
 * the hash of its script, which sends the form, to a `script-src` that allows nothing else.
 */
export const LOGOUT_POLICY =
  "default-src 'none'; script-src 'report-sample'; form-action 'self' http:; frame-ancestors 'none'; base-uri 'none'";

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head>
<body>
<h1>${title}</h1>
${content}
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
