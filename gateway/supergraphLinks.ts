import type { DocumentNode } from 'graphql';
import { namesIn } from '../schema/links/resolveNames';
import { elementOf, readLinks, type SchemaLink } from '../schema/links/schemaLinks';
import { ACCESS, CACHE, COST, type Specification } from '../schema/links/specifications';

/** Host of our specifications: a link with this host is meant for one of them. */
const OUR_HOST = 'credit.hedong.example';
/** Directives of Apollo's specifications that protect fields where a router enforces them. */
const ENFORCED_ELSEWHERE = ['authenticated', 'requiresScopes', 'policy'] as const;
const OURS: readonly string[] = [ACCESS.identity, CACHE.identity];
const APOLLO_SPECS = 'https://specs.apollo.dev/';

/** Whether a supergraph links the specification of `@access`. */
export function linksAccess(document: DocumentNode): boolean {
  return readLinks(document).links.some(({ identity }) => identity === ACCESS.identity);
}

/**
 * Checks that the links of a supergraph explain every directive this gateway acts upon, and that no
 * directive promises a protection that the gateway does not enforce.
 * @param document with its original names, before they are resolved
 * @throws Error with one sentence that names the directive or the link, and the remedy
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
  const directive = ENFORCED_ELSEWHERE.find((name) => identity === `${APOLLO_SPECS}${name}`);
  if (directive !== undefined) throw notEnforced(importedName(link, directive), url);
  if (identity.includes(OUR_HOST) && !OURS.includes(identity))
    throw new Error(
      `The supergraph links ${url}, which this gateway does not support; link ${ACCESS.identity}/${ACCESS.versions![0]}.`,
    );
  if (purpose === 'SECURITY')
    throw new Error(
      `The supergraph links ${url} for: SECURITY, which this gateway cannot enforce; express the protection with @access, and link without "for".`,
    );
  for (const specification of [ACCESS, CACHE, COST])
    if (identity === specification.identity) checkKnown(link, specification, links);
}

function checkKnown(
  { url, identity, version, imports }: SchemaLink,
  { versions = [], directives }: Specification,
  links: readonly SchemaLink[],
): void {
  if (!versions.includes(version))
    throw new Error(
      `The supergraph links ${url}; this gateway supports only ${versions.join(', ')} of the specification.`,
    );
  if (links.filter((link) => link.identity === identity).length > 1)
    throw new Error(
      `The supergraph links ${identity} more than once, so its directives are ambiguous; link it once.`,
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
        `The supergraph has ${name}, but no link that defines it; compose it with @link(url: "${specification.identity}/${specification.versions![0]}").`,
      );
  } else if (name === '@access' && element.link.identity !== ACCESS.identity)
    throw new Error(
      `The supergraph has @access from ${element.link.url}, which this gateway does not enforce; import it under another name, or use that of ${ACCESS.identity}/${ACCESS.versions![0]}.`,
    );
  else if (element.link.identity === ACCESS.identity && !ACCESS.directives.includes(element.name))
    throw new Error(`The supergraph has ${name}, which ${element.link.url} does not define.`);
}

/** The name under which a link imports a directive. */
function importedName({ imports, prefix, name }: SchemaLink, directive: string): string {
  for (const [here, there] of imports) if (there === `@${directive}`) return here;
  return directive === name ? `@${prefix}` : `@${prefix}__${directive}`;
}

function notEnforced(name: string, url: string | undefined): Error {
  return new Error(
    `The supergraph has ${name}${url === undefined ? '' : ` of ${url}`}, and this gateway enforces only @access of ${ACCESS.identity}: everybody could read what ${name} protects; express the rule with @access, or remove ${name} from the subgraphs.`,
  );
}
