import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loginUrl } from '../../gateway/authentication/demoIssuer';
import { isProviderInstalled } from '../../gateway/authentication/login/loadProvider';
import type { GatewayConfig } from '../../gateway/config';

/** The demo subjects, as the seed writes them to demo.json. */
interface Demo {
  readonly person?: string;
  readonly uscc?: string;
  readonly fifty?: readonly string[];
}

/**
 * The text that a start prints: the URL of the service, the callers and how each gets a token, and
 * three queries to paste, about subjects of the seeded district.
 */
export async function welcome(
  url: string,
  config: Pick<GatewayConfig, 'dataDir' | 'auth' | 'demoLogin' | 'publicUrl'>,
  { metricsUrl, isEmpty }: { readonly metricsUrl?: string; readonly isEmpty: boolean },
): Promise<string> {
  const demo = await readDemo(config.dataDir);
  // The key pair of the demo issuer is in the data folder.
  const folder = config.dataDir === '.data' ? '' : `DATA_DIR='${config.dataDir}' `;
  const token = `${folder}npm run -s token --`;
  return `
Hedong Credit Gateway · 河东信用网关
  GraphQL endpoint   ${url}   (in a browser: GraphiQL)
  Health             ${new URL('/health/ready', url).href}${metricsUrl === undefined ? '' : `\n  Metrics            ${metricsUrl}`}
${logsIn(config) ? loginAddress(config.publicUrl ?? new URL(url).origin) : ''}
${config.auth.kind === 'demo' ? demoCallers(token) : OTHER_CALLERS}
${isEmpty ? EMPTY_DISTRICT : 'Three queries to paste:\n'}${(isEmpty ? [] : queries(demo))
    .map(
      ({ about, query, as }, index) => `
  ${index + 1}. ${about}
     curl -s ${url} -H 'content-type: application/json'${as === undefined ? '' : ` -H "authorization: Bearer $(${token} --as ${as} | tail -n 1)"`} \\
       -d '${JSON.stringify({ query })}'
`,
    )
    .join('')}
Stop with Ctrl-C.
`;
}

function logsIn({ auth, demoLogin }: Pick<GatewayConfig, 'auth' | 'demoLogin'>): boolean {
  return auth.kind === 'demo' && demoLogin === 'on' && isProviderInstalled();
}

/** The OpenID Connect issuer of the demo, for applications in which callers log in. */
function loginAddress(base: string): string {
  return `  OpenID issuer      ${loginUrl(base)}   (clients: docs/clients.md)\n`;
}

/** The callers of the demo, and the command that issues a token for each. */
function demoCallers(token: string): string {
  return `Callers (a token goes into the header \`authorization: Bearer …\`; without a token the caller is an anonymous visitor):
  person    ${token} --as person     own data, and that of the company they represent
  bank      ${token} --as bank       a partner bank, for granting credit
  officer   ${token} --as officer    of the market regulation bureau; use --department and --case for others
  steward   ${token} --as steward    maintains a department's records
  analyst   ${token} --as analyst    statistics
  auditor   ${token} --as auditor    oversight
`;
}

/** How the first records come into a district that began empty. */
const EMPTY_DISTRICT = `The district began empty. A department's steward submits files of records; examples/intake has some:
  npm run intake -- examples/intake/permits.csv --kind Permit --department market-regulation
docs/intake.md leads from there to the first company with permits and penalties.
`;

const OTHER_CALLERS = `Callers need an access token of the issuer in AUTH_ISSUER; without one they are anonymous visitors.
`;

/** Queries that work after every start, over one to five subgraphs. */
function queries(demo: Demo): readonly {
  readonly about: string;
  readonly query: string;
  readonly as?: string;
}[] {
  const uscc = demo.uscc ?? '91120102MA00XX0A90';
  return [
    {
      about: 'One company by its unified social credit code, readable without a token:',
      query: `{ organization(uscc: "${uscc}") { id name uscc registration { status establishedOn } } }`,
    },
    {
      about: 'The same company across all five domains:',
      query: `{ organization(uscc: "${uscc}") { name ... on LegalPerson { permits(first: 3) { nodes { documentNumber decisionDate } } penalties(first: 3) { nodes { documentNumber decisionDate severity } } listEntries(first: 3) { nodes { listName addedOn } } taxGrades(first: 3) { nodes { id decisionDate } } enforcements(first: 3) { nodes { id decisionDate } } institution { id } } } }`,
    },
    {
      about: 'The data a person sees about themself (compare without the token):',
      query:
        '{ me { id ... on NaturalPerson { name idNumber birthDate qualifications(first: 3) { nodes { title decisionDate } } } } }',
      as: 'person',
    },
  ];
}

async function readDemo(dataDir: string): Promise<Demo> {
  try {
    return JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8')) as Demo;
  } catch {
    return {};
  }
}
