import type { DocumentNode } from 'graphql';
import { namesIn } from '../schema/links/resolveNames';
import { elementOf, readLinks, type SchemaLink } from '../schema/links/schemaLinks';
import { ACCESS, COST, type Specification } from '../schema/links/specifications';

/** Whose specifications those of `@access` are: a link to anything there is meant as one. */
const OUR_HOST = 'credit.hedong.example';
/** Directives that protect fields where something enforces them, by their specification. */
const ENFORCED_ELSEWHERE = ['authenticated', 'requiresScopes', 'policy'] as const;
const APOLLO_SPECS = 'https://specs.apollo.dev/';

/** Whether a supergraph links the specification of `@access`. */
export function linksAccess(document: DocumentNode): boolean {
  return readLinks(document).links.some(({ identity }) => identity === ACCESS.identity);
}

/**
 * Makes sure that every directive this gateway acts upon can be told by the links of a supergraph,
 * and that none of its directives promises a protection that would not be given.
 * @param document as it is written, before its names are resolved
 * @throws Error with one sentence that names the directive or the link, and what to do
 */
export function checkLinks(document: DocumentNode): void {
  const { links, unreadable } = readLinks(document);
  const misread = unreadable.find((url) => url.includes(OUR_HOST));
  if (misread !== undefined)
    throw new Error(
      `The supergraph links ${misread}, which is not the URL of a specification; link ${ACCESS.identity}/${ACCESS.versions![0]}.`,
    );
  for (const link of links) checkLink(link, links);
  for (const name of namesIn(document)) if (name.startsWith('@')) checkDirective(name, links);
}

function checkLink(link: SchemaLink, links: readonly SchemaLink[]): void {
  const { url, identity, purpose } = link;
  const elsewhere = ENFORCED_ELSEWHERE.find((name) => identity === `${APOLLO_SPECS}${name}`);
  if (elsewhere !== undefined) throw notEnforced(nameHere(link, elsewhere), url);
  if (identity.includes(OUR_HOST) && identity !== ACCESS.identity)
    throw new Error(
      `The supergraph links ${url}, which this gateway does not know; link ${ACCESS.identity}/${ACCESS.versions![0]}.`,
    );
  if (purpose === 'SECURITY')
    throw new Error(
      `The supergraph links ${url} for: SECURITY, which this gateway cannot enforce; express the protection with @access, and link without "for".`,
    );
  for (const specification of [ACCESS, COST])
    if (identity === specification.identity) checkKnown(link, specification, links);
}

function checkKnown(
  { url, identity, version, imports }: SchemaLink,
  { versions = [], directives }: Specification,
  links: readonly SchemaLink[],
): void {
  if (!versions.includes(version))
    throw new Error(
      `The supergraph links ${url}; of that specification this gateway knows only ${versions.join(', ')}.`,
    );
  if (links.filter((link) => link.identity === identity).length > 1)
    throw new Error(
      `The supergraph links ${identity} more than once, so its directives have no one meaning; link it once.`,
    );
  const unknown = [...imports.values()].find(
    (name) => name.startsWith('@') && !directives.includes(name.slice(1)),
  );
  if (unknown !== undefined)
    throw new Error(
      `The supergraph imports ${unknown} from ${url}, which has only ${directives.map((name) => `@${name}`).join(' and ')}.`,
    );
}

function checkDirective(name: string, links: readonly SchemaLink[]): void {
  const element = elementOf(name, links);
  const meant = name.replace(/^@(?:.*__)?/, '');
  if (element === undefined) {
    if (ENFORCED_ELSEWHERE.some((one) => one === meant)) throw notEnforced(name, undefined);
    const specification = [ACCESS, COST].find(({ directives }) => directives.includes(meant));
    if (specification !== undefined)
      throw new Error(
        `The supergraph has ${name}, but no link that says what it means; compose it with @link(url: "${specification.identity}/${specification.versions![0]}").`,
      );
  } else if (name === '@access' && element.link.identity !== ACCESS.identity)
    throw new Error(
      `The supergraph has @access from ${element.link.url}, which this gateway does not enforce; import it under another name, or use that of ${ACCESS.identity}/${ACCESS.versions![0]}.`,
    );
  else if (element.link.identity === ACCESS.identity && !ACCESS.directives.includes(element.name))
    throw new Error(`The supergraph has ${name}, which ${element.link.url} does not define.`);
}

/** What the link calls a directive here. */
function nameHere({ imports, prefix, name }: SchemaLink, directive: string): string {
  for (const [here, there] of imports) if (there === `@${directive}`) return here;
  return directive === name ? `@${prefix}` : `@${prefix}__${directive}`;
}

function notEnforced(name: string, url: string | undefined): Error {
  return new Error(
    `The supergraph has ${name}${url === undefined ? '' : ` of ${url}`}, and this gateway enforces only @access of ${ACCESS.identity}: it would give what ${name} protects to everybody; express the rule with @access, or take ${name} out of the subgraphs.`,
  );
}
